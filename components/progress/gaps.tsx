import Link from 'next/link';
import { useTranslations } from 'next-intl';
import known from '@/components/known/known.module.css';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import { linkToGap, linkToSum, type Selection } from '@/lib/progress/filter';
import type { LowMonths } from '@/lib/progress/gaps';
import { formatKt, type Kg } from '@/lib/quantity';
import type { Gap } from '@/lib/voyages/filter';
import { NumberTable } from './number-table';
import classes from './section.module.css';

/** What is missing in the year's data; each count opens the voyages it counts. */
export function GapsSection({
  gaps,
  low,
  year,
  selection,
  liftedKg,
  simulatedKg,
}: {
  /** A text where there are too many to count. */
  gaps: { gap: Gap; count: number | string }[];
  low: LowMonths;
  year: number;
  selection: Selection;
  liftedKg: Kg;
  simulatedKg: Kg;
}) {
  const t = useTranslations('known.gaps');
  const median = String(low.median);
  return (
    <section className={classes.section} aria-labelledby="gaps">
      <h2 id="gaps">{t('title')}</h2>
      <p className={classes.says}>{t('says', { year: String(year) })}</p>
      <div className={known.narrow}>
        <NumberTable
          caption={t('table')}
          head={
            <tr>
              <th scope="col">{t('gap')}</th>
              <th scope="col">{t('count')}</th>
            </tr>
          }
        >
          {gaps.map(({ gap, count }) => (
            <tr key={gap}>
              <th scope="row">{t(gap)}</th>
              <td>
                {count === 0 ? (
                  t('none')
                ) : (
                  <Link href={linkToGap(gap, year, selection)} prefetch={false}>
                    {count}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </NumberTable>
      </div>
      <p className={classes.says}>
        {low.median === null
          ? t('noMedian')
          : low.months.length === 0
            ? t('noLowMonth', { median })
            : t('lowMonths', { median })}{' '}
        {low.months.map(({ month, count }, index) => (
          <span key={month}>
            {index > 0 && ', '}
            <Link href={linkToSum(firstDay(month), lastDay(month), selection)} prefetch={false}>
              {t('month', { month: printMonth(month), count: String(count) })}
            </Link>
          </span>
        ))}
      </p>
      {liftedKg > 0 && (
        <p className={classes.note}>
          {t('simulated', {
            share: ((simulatedKg / liftedKg) * 100).toFixed(1),
            simulated: formatKt(simulatedKg),
            lifted: formatKt(liftedKg),
          })}
        </p>
      )}
    </section>
  );
}
