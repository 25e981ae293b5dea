import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { signedIn } from '@/app/signed-in';
import { readKnown } from '@/lib/voyages/known';
import { checkedFigures } from '@/lib/figures/queries';

/** Asked once a request and moment, as the address says it. */
const figuresKnown = cache(async (known: string | null) =>
  checkedFigures(await signedIn(), known === null ? null : readKnown(known)),
);
export const allFigures = () => figuresKnown(null);

/** The figure of an address; the page of nothing where there is none. */
export async function figureAt(params: Promise<{ key: string }>, known: string | null = null) {
  const key = decodeURIComponent((await params).key);
  const all = await figuresKnown(known);
  const figure = all.figures.find((one) => one.key === key) ?? notFound();
  return { ...all, figure };
}
