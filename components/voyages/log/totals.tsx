import { useTranslations } from 'next-intl';
import { formatTonnes } from '@/lib/quantity';
import type { TooMany, VoyageTotals } from '@/lib/voyages/totals.queries';
import classes from './log.module.css';

/** What the whole filter adds up to, pinned below its rows. */
export function Totals({ totals }: { totals: VoyageTotals | TooMany }) {
  const t = useTranslations('log');
  if (totals.kind === 'tooMany') {
    return <p className={classes.totals}>{t('totals.tooMany', { bound: totals.bound })}</p>;
  }
  const { voyages, cancelled, lots, blKg, outturnKg, lossKg, lossShare, lotsWithoutOutturn } = totals;
  const tonnes = (kg: number | null) => (kg === null ? '–' : `${formatTonnes(kg, 3)} ${t('unit.tonnes')}`);
  const percent =
    lossShare === null ? '–' : `${(lossShare * 100).toFixed(2).replace('-', '\u2212')} ${t('unit.percent')}`;
  const entry = (
    name: 'voyages' | 'lots' | 'bl' | 'outturn' | 'loss',
    value: string | number,
    aside?: string | false,
  ) => (
    <div>
      <dt>{t(`totals.${name}`)}</dt>
      <dd>
        {value} {aside && <small>{aside}</small>}
      </dd>
    </div>
  );
  return (
    <dl className={classes.totals} aria-label={t('totals.label')}>
      {entry('voyages', voyages, cancelled > 0 && t('totals.cancelled', { count: cancelled }))}
      {entry('lots', lots)}
      {entry('bl', tonnes(blKg))}
      {entry(
        'outturn',
        tonnes(outturnKg),
        lotsWithoutOutturn > 0 && t('totals.without', { count: lotsWithoutOutturn }),
      )}
      {entry('loss', percent, lossKg !== null && t('totals.lossOf', { tonnes: formatTonnes(lossKg, 3) }))}
    </dl>
  );
}

/** In their place while they are added up: the rows do not wait for them. */
export function TotalsPending() {
  const t = useTranslations('log.totals');
  return (
    <p className={classes.totals} role="status">
      {t('adding')}
    </p>
  );
}
