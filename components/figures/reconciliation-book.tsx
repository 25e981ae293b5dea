import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { Month } from '@/lib/calendar';
import { ALL_GRADES, type Figure } from '@/lib/figures/figure';
import { summariesOf, yearsOf } from '@/lib/figures/reconciled-years';
import {
  folds,
  linkToReconciliation,
  OPEN_AT_ONCE,
  type ReconciliationFilter,
} from '@/lib/figures/reconciliation-filter';
import type { Books, Line } from '@/lib/figures/reconcile';
import type { Disruption } from '@/lib/progress/series';
import type { Known } from '@/lib/voyages/known';
import { PlainLinks } from '../frame/plain-links';
import { LineActs, type SayOfLine } from './line-acts';
import { useDesk } from './reconciliation-desk';
import { ReconciliationOverview } from './reconciliation-overview';
import { LineRow, ReconciliationTable } from './reconciliation-table';
import { ReconciliationYear } from './reconciliation-year';
import table from '../frame/reading.module.css';
import classes from './figures.module.css';

interface ReconciliationBookProps {
  books: Books & { figures: readonly Figure[]; gradeIds: Readonly<Record<string, number>> };
  /** Those of the filter. */
  lines: readonly Line[];
  filter: ReconciliationFilter;
  /** The last month that has begun. */
  through: Month;
  /** Null: as known now. */
  past: Known | null;
  mayAct: boolean;
  act: SayOfLine;
  disruptions: readonly Disruption[];
  /** Their list. */
  children: ReactNode;
}

/** The reconciliation: a line a year above, then every line, or those that are open where there are too many. */
export function ReconciliationBook({
  books,
  lines,
  filter,
  through,
  past,
  mayAct,
  act,
  disruptions,
  children,
}: ReconciliationBookProps) {
  const refusals = useTranslations('refusals');
  const { from: first, to: last } = filter;
  const folded = folds(filter, lines.length);
  const open = lines.filter(({ state }) => state === 'open').reverse();
  const drawn = folded ? open.slice(0, OPEN_AT_ONCE) : lines;
  const { figures, logBegins, gradeIds } = books;
  const desk = useDesk({ figures, lines: drawn, logBegins, gradeIds, past, mayAct });
  const { t, period } = desk.words;
  const link = (change: Partial<ReconciliationFilter>) =>
    linkToReconciliation({ ...filter, ...change }, desk.known);
  const years = folded ? [] : yearsOf(books, lines, { first, last, through });
  const allMonths = filter.state === null && (filter.grade === null || filter.grade === ALL_GRADES);
  const texts = {
    choose: t('reconciliation.choose'),
    ownWords: t('reconciliation.ownWords'),
    words: t('reconciliation.words'),
    withdrawWhy: t('reconciliation.withdrawWhy'),
    saveExplanation: t('reconciliation.saveExplanation'),
    saveWithdrawal: t('reconciliation.saveWithdrawal'),
    cancel: t('reconciliation.cancel'),
  };
  const body = (
    <PlainLinks>
      {first < last && lines.length > 0 && (
        <>
          <ReconciliationOverview
            summaries={summariesOf(books, lines, { first, last, grade: filter.grade })}
            disruptions={disruptions}
            filter={filter}
            desk={desk}
          />
          {folded && (
            <p className={table.notice}>
              {t.rich('reconciliation.folded', {
                lines: lines.length,
                all: (text) => <a href={link({ whole: true })}>{text}</a>,
              })}
            </p>
          )}
          <div className={classes.year}>{children}</div>
        </>
      )}
      {folded && drawn.length > 0 && (
        <section className={classes.year}>
          <h2>{t('reconciliation.openFirst')}</h2>
          <ReconciliationTable desk={desk} label={t('reconciliation.openFirst')}>
            <tbody>
              {drawn.map((line) => (
                <LineRow key={line.line} line={line} desk={desk} head={period(line)} />
              ))}
            </tbody>
          </ReconciliationTable>
          {drawn.length < open.length && (
            <p>
              <a href={link({ state: 'open' })}>{t('reconciliation.allOpen', { count: open.length })}</a>
            </p>
          )}
        </section>
      )}
      {years.map((year) => (
        <ReconciliationYear key={year.year} of={year} desk={desk} allMonths={allMonths}>
          {first === last && <div className={classes.year}>{children}</div>}
        </ReconciliationYear>
      ))}
    </PlainLinks>
  );
  return mayAct ? (
    <LineActs act={act} texts={texts} unreachable={refusals('serverUnreachable')}>
      {body}
    </LineActs>
  ) : (
    body
  );
}
