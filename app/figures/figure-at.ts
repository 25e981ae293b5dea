import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { signedIn } from '@/app/signed-in';
import { checkedFigures } from '@/lib/figures/queries';

/** Asked once a request. */
export const allFigures = cache(async () => checkedFigures(await signedIn()));

/** The figure of an address; the page of nothing where there is none. */
export async function figureAt(params: Promise<{ key: string }>) {
  const key = decodeURIComponent((await params).key);
  const all = await allFigures();
  const figure = all.figures.find((one) => one.key === key) ?? notFound();
  return { ...all, figure };
}
