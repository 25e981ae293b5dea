import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { ExportForm } from '@/components/voyages/export/export-form';
import { filterInWords } from '@/components/voyages/log/filter-in-words';
import { changed, filterFromParams } from '@/lib/voyages/filter';
import { printKnown } from '@/lib/voyages/known';
import { linesToExport } from '@/lib/voyages/export.queries';
import { ROWS_AT_MOST } from '@/lib/voyages/import/fields';
import { logChoices } from '@/lib/voyages/totals.queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('export.title') };
}

/** What the log's filter shows, as a file: the address is that of the log. */
export default async function ExportPage({ searchParams }: PageProps<'/voyages/export'>) {
  const person = await signedIn();
  const { filter: asked, ignored } = filterFromParams(await searchParams);
  // A file holds what is known now; that it does is said.
  if (asked.known !== null) ignored.push({ name: 'known', value: printKnown(asked.known) });
  const filter = changed(asked, { known: null });
  const [t, log, choices, lines] = await Promise.all([
    getTranslations('import'),
    getTranslations('log'),
    logChoices(person, filter),
    linesToExport(person, filter, ROWS_AT_MOST),
  ]);
  return (
    <>
      <h1>{t('export.title')}</h1>
      {ignored.length > 0 && (
        <p role="alert">
          {log('ignored', { list: ignored.map(({ name, value }) => `${name}=${value}`).join(', ') })}
        </p>
      )}
      <ExportForm
        filter={filter}
        words={filterInWords(filter, choices, log)}
        lines={lines}
        workbookHolds={ROWS_AT_MOST}
      />
    </>
  );
}
