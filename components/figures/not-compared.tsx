import type { Figure } from '@/lib/figures/figure';
import type { Books } from '@/lib/figures/reconcile';
import { linkToReconciliation, type ReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import { FigureTable } from './figure-table';
import { useFigureWords } from './wording';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

interface NotComparedProps {
  /** What is published for these years, and has no sum in the log. */
  figures: readonly Figure[];
  books: Books;
  filter: ReconciliationFilter;
  /** Too much to read at once: told, and not listed. */
  folded: boolean;
  /** The moment, as the address says it. */
  known: string | null;
}

/** Published figures that the log cannot be held against. */
export function NotCompared({ figures, books, filter, folded, known }: NotComparedProps) {
  const { t } = useFigureWords();
  if (figures.length === 0) return null;
  const { checked } = books;
  return (
    <section className={`${table.section} ${classes.year}`}>
      <h2>{t('reconciliation.notCompared')}</h2>
      {folded ? (
        <p className={table.lead}>
          {t.rich('reconciliation.notComparedMany', {
            count: figures.length,
            all: (text) => <a href={linkToReconciliation({ ...filter, whole: true }, known)}>{text}</a>,
          })}
        </p>
      ) : (
        <>
          <p className={table.lead}>{t('reconciliation.notComparedLead')}</p>
          <FigureTable
            all={books.figures.length}
            known={known}
            rows={figures.map((figure) => ({ figure, verdict: checked.get(figure.key)?.verdict ?? 'alone' }))}
          />
        </>
      )}
    </section>
  );
}
