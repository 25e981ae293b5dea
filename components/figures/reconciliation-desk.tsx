import type { ReactNode } from 'react';
import type { Month } from '@/lib/calendar';
import { ALL_GRADES, type Figure } from '@/lib/figures/figure';
import type { ReconciledYear } from '@/lib/figures/reconcile';
import { linkToSum } from '@/lib/progress/filter';
import { printKnown, type Known } from '@/lib/voyages/known';
import type { Desk } from './reconciliation-row';
import { ReconciliationYear } from './reconciliation-year';
import { useFigureWords } from './wording';

interface ReconciliationDeskProps {
  years: readonly ReconciledYear[];
  figures: readonly Figure[];
  logBegins: Month | null;
  /** Ids by grade name in lower case. */
  gradeIds: Readonly<Record<string, number>>;
  allMonths: boolean;
  /** Null: as known now. */
  past: Known | null;
  mayAct: boolean;
  act: Desk['act'];
  /** One for each year. */
  disruptions: readonly ReactNode[];
}

/** The reconciliation year by year. */
export function ReconciliationDesk({
  years,
  figures,
  gradeIds,
  allMonths,
  past,
  disruptions,
  ...rest
}: ReconciliationDeskProps) {
  const { nameOf, period, publisher } = useFigureWords();
  const desk: Desk = {
    ...rest,
    known: past && printKnown(past),
    names: Object.fromEntries(figures.map((figure) => [figure.key, nameOf(figure)])),
    publishers: Object.fromEntries(figures.map((figure) => [figure.key, publisher(figure.publisher)])),
    periods: Object.fromEntries(figures.map((figure) => [figure.key, period(figure)])),
    relays: new Set(figures.filter(({ relayOf }) => relayOf !== null).map(({ key }) => key)),
    linkToSum: ({ from, to, grade }) => {
      const gradeId = gradeIds[grade.toLowerCase()];
      if (grade !== ALL_GRADES && gradeId === undefined) return null;
      return linkToSum(from, to, {
        gradeIds: gradeId === undefined ? [] : [gradeId],
        shipperId: null,
        data: 'all',
        known: past,
      });
    },
  };
  return years.map((year, index) => (
    <ReconciliationYear key={year.year} of={year} desk={desk} allMonths={allMonths}>
      {disruptions[index]}
    </ReconciliationYear>
  ));
}
