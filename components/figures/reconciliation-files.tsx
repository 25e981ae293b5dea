import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { linkToReconciliation, type ReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { ExportLinks } from '../registry/export-links';
import table from '../frame/reading.module.css';
import { useFigureWords } from './wording';

interface ReconciliationFilesProps {
  filter: ReconciliationFilter;
  /** The moment, as the address says it. */
  known: string | null;
  mayImport: boolean;
}

/** The lines that are shown, and every act on them, as files; explanations and signatures from one. */
export function ReconciliationFiles({ filter, known, mayImport }: ReconciliationFilesProps) {
  const { t } = useFigureWords();
  const files = useTranslations('entryFile');
  const file = linkToReconciliation(filter, known).replace('?', '/export?');
  return (
    <div className={`${table.actions} screen-only`}>
      {mayImport && (
        <Link className={table.plain} href="/figures/reconciliation/import" prefetch={false}>
          {files('importLink')}
        </Link>
      )}
      <ExportLinks file={file} what={t('reconciliation.title')} />
      <ExportLinks
        file={`${file}&table=acts`}
        name={t('reconciliation.actsName')}
        what={t('reconciliation.acts')}
      />
    </div>
  );
}
