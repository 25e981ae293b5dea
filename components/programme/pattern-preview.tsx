'use client';

import { useTranslations } from 'next-intl';
import { monthOf, printMonth, type Month } from '@/lib/calendar';
import { formatKt, formatTonnes, type Kg } from '@/lib/quantity';
import { TURN_ROUND_DAYS, type Busy, type Slot } from '@/lib/programme/pattern';
import type { Entry } from './choice';
import { laycanText } from './wording';
import tables from '../frame/reading.module.css';
import classes from './programme.module.css';

interface PatternPreviewProps {
  month: Month;
  slots: readonly Slot[];
  kgEach: Kg | null;
  vessels: readonly Entry[];
  busy: readonly Busy[];
}

/** Exactly the voyages that the button would plan, and what is wrong with them. */
export function PatternPreview({ month, slots, kgEach, vessels, busy }: PatternPreviewProps) {
  const t = useTranslations('programme.pattern');
  const words = useTranslations('programme.table');
  const there = busy.filter(({ on }) => monthOf(on) === month).length;
  const soon = slots.filter(({ tooSoon }) => tooSoon !== null).length;
  const name = (id: number) => vessels.find((vessel) => vessel.id === id)?.name ?? '';
  return (
    <section className={tables.section} aria-labelledby="pattern-preview">
      <h2 id="pattern-preview">{t('preview')}</h2>
      <div role="status">
        <p>
          {slots.length === 0
            ? t('previewEmpty')
            : t('sum', {
                voyages: slots.length,
                known: kgEach === null ? 'no' : 'yes',
                kt: formatKt(kgEach === null ? null : kgEach * slots.length),
              })}{' '}
          {there > 0 && t('there', { count: there, month: printMonth(month) })}
        </p>
        {soon > 0 && (
          <p className={classes.wrong}>{t('tooSoonAll', { count: soon, turnRound: TURN_ROUND_DAYS })}</p>
        )}
      </div>
      {slots.length > 0 && (
        <table className={`${tables.table} ${tables.dense}`}>
          <thead>
            <tr>
              <th scope="col">{words('laycan')}</th>
              <th scope="col">{words('vessel')}</th>
              <th scope="col" className={tables.number}>
                {words('planned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {slots.map(({ vesselId, laycan, tooSoon }, at) => (
              <tr key={at}>
                <td className={tables.tight}>{laycanText(laycan)}</td>
                <td>
                  {name(vesselId)}
                  {tooSoon !== null && (
                    <span className={`${tables.under} ${tables.wrong}`}>
                      {t('tooSoon', { days: tooSoon })}
                    </span>
                  )}
                </td>
                <td className={tables.number}>{formatTonnes(kgEach)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
