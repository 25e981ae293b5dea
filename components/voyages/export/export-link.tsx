import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { changed, paramsOf, type VoyageFilter } from '@/lib/voyages/filter';

/** To the export of what the log shows now. */
export function ExportLink({ filter }: { filter: VoyageFilter }) {
  const t = useTranslations('import.export');
  const query = paramsOf(changed(filter, {})).toString();
  return (
    // Its address changes with every view: fetched ahead, it would cost the server a second answer each time.
    <Link href={query === '' ? '/voyages/export' : `/voyages/export?${query}`} prefetch={false}>
      {t('link')}
    </Link>
  );
}
