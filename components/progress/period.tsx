import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { firstDay, lastDay, printDate, printMonth } from '@/lib/calendar';
import { boardParams, linkToBoard, linkToSum, type BoardFilter, type Selection } from '@/lib/progress/filter';
import { printShare } from '@/lib/progress/sentence';
import type { PeriodSum } from '@/lib/progress/years';
import { formatKt, type Kg } from '@/lib/quantity';
import { NumberTable } from './number-table';
import { MoreNumbers } from './section';
import classes from './section.module.css';

export const directionOfKg = (kg: Kg): 'more' | 'less' | 'level' =>
  !/[1-9]/.test(formatKt(Math.abs(kg))) ? 'level' : kg < 0 ? 'less' : 'more';

type PeriodProps = { period: PeriodSum | null; address: BoardFilter; selection: Selection };

/** Any period from month to month: asked for by a form that is the address. */
export function PeriodPart({ period, address, selection }: PeriodProps) {
  const t = useTranslations('operations.years');
  const kept = [...boardParams({ ...address, period: null })];
  const month = (name: 'from' | 'to') => (
    <label>
      {t(name)}{' '}
      <input
        type="month"
        name={name}
        required
        pattern="\d{4}-\d{2}"
        title={t('hint')}
        defaultValue={period?.range[name] ?? ''}
      />
    </label>
  );
  return (
    <>
      <h3 className={classes.part}>{t('periodTitle')}</h3>
      {period && <PeriodSaid period={period} selection={selection} />}
      <form action="/#years" className={`${classes.asked} screen-only`}>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {month('from')}
        {month('to')}
        <button type="submit">{t('show')}</button>
        {period && (
          <Link href={linkToBoard({ ...address, period: null })} prefetch={false} scroll={false}>
            {t('clear')}
          </Link>
        )}
      </form>
    </>
  );
}

function PeriodSaid({ period, selection }: { period: PeriodSum; selection: Selection }) {
  const t = useTranslations('operations.years');
  const { range, through, kg, targetKg, planKg, days, months } = period;
  const names = { from: printMonth(range.from), to: printMonth(range.to) };
  if (kg === null) return <p>{t('periodNone', names)}</p>;
  const gapKg = kg - (planKg ?? 0);
  const sum = (from: string, to: string) =>
    function Sum(chunks: React.ReactNode) {
      return (
        <Link key={from} prefetch={false} href={linkToSum(from, to, selection)}>
          {chunks}
        </Link>
      );
    };
  return (
    <>
      <p>
        {t.rich('period', {
          ...names,
          basis: selection.basis ?? 'bl',
          over: through < lastDay(range.to) ? 'no' : 'yes',
          through: printDate(through),
          kt: formatKt(kg),
          target: targetKg === null ? 'none' : formatKt(targetKg),
          plan: formatKt(planKg),
          days,
          share: printShare(targetKg === null || targetKg === 0 ? null : kg / targetKg),
          difference: formatKt(Math.abs(gapKg)),
          direction: directionOfKg(gapKg),
          sum: sum(firstDay(range.from), lastDay(range.to)),
        })}
      </p>
      <MoreNumbers summary={t('periodTable')}>
        <NumberTable
          caption={t('periodTable')}
          head={
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">kt</th>
            </tr>
          }
        >
          {months.map(({ month, kg: of, running }) => (
            <tr key={month}>
              <th scope="row">
                {printMonth(month)} {running && <small>{t('soFar')}</small>}
              </th>
              <td>{of === null ? formatKt(null) : sum(firstDay(month), lastDay(month))(formatKt(of))}</td>
            </tr>
          ))}
        </NumberTable>
      </MoreNumbers>
    </>
  );
}
