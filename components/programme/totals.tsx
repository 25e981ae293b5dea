import { useTranslations } from 'next-intl';
import { formatKt, type Kg } from '@/lib/quantity';
import type { MonthSheet, Totals } from '@/lib/programme/sheet';
import tables from '../frame/reading.module.css';
import classes from './programme.module.css';

/** A month's share of a promise, beside the lots planned in its scope. */
export interface AgainstTarget {
  name: string;
  /** Null: not in force in this month. */
  planKg: Kg | null;
  plannedKg: Kg | null;
}

/** What is planned and what has loaded, in words: the programme in one look. */
export function ProgrammeSentence({
  sheet: { totals },
  against,
}: {
  sheet: MonthSheet;
  against: AgainstTarget | null;
}) {
  const t = useTranslations('programme.sentence');
  const { now, lifted } = totals;
  const known = now.kg === null ? 'no' : 'yes';
  const sentences = [t('plan', { voyages: now.voyages, known, kt: formatKt(now.kg) })];
  if (now.simulated > 0) sentences.push(t('simulated', { count: now.simulated }));
  if (against && against.planKg === null) sentences.push(t('noPlan', { target: against.name }));
  else if (against && against.planKg !== null) {
    const by = (against.plannedKg ?? 0) - against.planKg;
    const shown = formatKt(Math.abs(by));
    sentences.push(
      t('against', {
        target: against.name,
        plan: formatKt(against.planKg),
        difference: shown === formatKt(0) ? 'none' : by > 0 ? 'more' : 'less',
        by: shown,
      }),
    );
  }
  if (now.voyages > 0 && now.withoutTonnes > 0)
    sentences.push(t('withoutTonnes', { count: now.withoutTonnes }));
  const any = lifted.kg > 0 ? 'yes' : 'no';
  sentences.push(t('lifted', { voyages: lifted.voyages, any, kt: formatKt(lifted.kg) }));
  return <p className={tables.sentence}>{sentences.join(' ')}</p>;
}

const PARTS = ['deferredOut', 'advancedOut', 'takenOut', 'cancelled', 'deferredIn', 'advancedIn'] as const;

/** From what was first planned to what has loaded, voyage by voyage counted. */
export function ProgrammeTotals({ totals }: { totals: Totals }) {
  const t = useTranslations('programme.totals');
  const row = (what: string, voyages: number, kg: string, part = false) => (
    <tr key={what} className={part ? tables.lot : undefined}>
      <th scope="row">{what}</th>
      <td className={tables.number}>{voyages}</td>
      <td className={tables.number}>{kg}</td>
    </tr>
  );
  const { original, now, lifted } = totals;
  return (
    <section className={`${tables.section} ${classes.totals}`} aria-labelledby="programme-totals">
      <h2 id="programme-totals">{t('title')}</h2>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col" className={tables.number}>
              {t('voyages')}
            </th>
            <th scope="col" className={tables.number}>
              {t('kt')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row(t('original'), original.voyages, formatKt(original.kg))}
          {PARTS.filter((part) => totals[part] > 0).map((part) => row(t(part), totals[part], '', true))}
          {row(t('now'), now.voyages, formatKt(now.kg))}
          {row(t('originalLoaded'), totals.originalLoaded, '')}
          {totals.unplanned > 0 && row(t('unplanned'), totals.unplanned, '')}
          {row(t('lifted'), lifted.voyages, formatKt(lifted.kg))}
        </tbody>
      </table>
    </section>
  );
}
