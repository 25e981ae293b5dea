import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { Review } from '@/components/voyages/import/review';
import { may } from '@/lib/people/role';
import { cellsAsRead } from '@/lib/voyages/import/as-read';
import { readingBy } from '@/lib/voyages/import/stage.mutations';
import { batchOf, rowsOf, triedVoyages } from '@/lib/voyages/import/stage.queries';
import type { Verdict } from '@/lib/voyages/import/tried';

const VERDICTS: readonly Verdict[] = ['refused', 'doubted', 'amend', 'create', 'same'];
const PAGE = 25;
const SAMPLE = 3;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') };
}

/** A file between upload and import: how it is read, what is wrong, what would become of it. */
export default async function ReviewPage({ params, searchParams }: PageProps<'/voyages/import/[id]'>) {
  const person = await signedIn();
  const { id } = await params;
  const batch = may(person, 'logVoyages') ? await batchOf(person, id) : null;
  if (!batch) notFound();
  const asked = await searchParams;
  const counts = batch.checked?.counts;
  const show =
    VERDICTS.find((verdict) => verdict === asked.show) ??
    VERDICTS.find((verdict) => (counts?.[verdict] ?? 0) > 0) ??
    'create';
  const after = /^\d{1,6}$/.test(String(asked.after)) ? Number(asked.after) : 0;
  const [rows, voyages] = await Promise.all([
    rowsOf(id, SAMPLE),
    batch.checked ? triedVoyages(person, id, [show], { after, size: PAGE }) : [],
  ]);
  const reading = readingBy(batch, batch.checked?.columns ?? []);
  return (
    <Review
      batch={{ ...batch, sample: rows.map(({ cells }) => cells) }}
      show={show}
      voyages={voyages.map((voyage) => ({
        ...voyage,
        rows: voyage.rows.map((row) => ({ ...row, read: cellsAsRead(row.cells, reading) })),
      }))}
      next={voyages.length === PAGE ? (voyages.at(-1)?.no ?? null) : null}
    />
  );
}
