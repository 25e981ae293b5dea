import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChartFrame, type LineTone } from '@/components/charts/chart-frame';
import { ChartInView } from '@/components/charts/chart-in-view';
import { firstDay, lastDay } from '@/lib/calendar';
import {
  linkToBoard,
  linkToSum,
  YEARS_BESIDE,
  type BoardFilter,
  type Selection,
} from '@/lib/progress/filter';
import { printSignedKt } from '@/lib/progress/sentence';
import { shortMonth } from '@/lib/progress/series';
import { yearPoints, type PeriodSum, type YearsTable } from '@/lib/progress/years';
import { formatKt, type Kg } from '@/lib/quantity';
import type { FilesOf } from './chart-files';
import { NumberTable } from './number-table';
import { directionOfKg, PeriodPart } from './period';
import { BoardSection } from './section';
import board from './board.module.css';

type YearsProps = {
  table: YearsTable;
  period: PeriodSum | null;
  /** The board that it is of. */
  address: BoardFilter;
  selection: Selection;
  files: FilesOf;
};

/** The year itself first, then the ones before it. */
const TONES: readonly LineTone[] = ['actual', 'past', 'plan', 'forecast', 'scenario'];

/** The same months of some years beside each other, and the sum of any period. */
export function YearsSection({ table, period, address, selection, files }: YearsProps) {
  const t = useTranslations('operations.years');
  const { years, differenceKg, compared } = table;
  const { basis = 'bl' } = selection;
  const [before, last] = years.slice(-2).map(String) as [string, string];
  const points = yearPoints(table);
  const lines = years
    .map((year, at) => ({
      key: String(year),
      name: String(year),
      tone: TONES[years.length - 1 - at] ?? 'past',
    }))
    .filter(({ key }) => points.some((point) => point[key] !== null))
    .reverse();
  return (
    <BoardSection
      title={t('title')}
      says={t('says', {
        compared,
        last,
        before,
        difference: formatKt(Math.abs(differenceKg ?? 0)),
        direction: directionOfKg(differenceKg ?? 0),
      })}
    >
      <p className={`${board.quiet} screen-only`}>
        {t('howMany')}{' '}
        {YEARS_BESIDE.map((count) => (
          <Link
            key={count}
            href={`${linkToBoard({ ...address, years: count })}#years`}
            prefetch={false}
            scroll={false}
            aria-current={count === years.length ? 'true' : undefined}
            style={{ paddingInline: '0.5rem', fontWeight: count === years.length ? 600 : undefined }}
          >
            {count}
          </Link>
        ))}
      </p>
      <ChartFrame
        title={t('chart')}
        says={t('chartSays', { basis })}
        legend={lines}
        chart={
          <ChartInView
            label={t('label')}
            waiting={t('drawing')}
            height={240}
            drawing={{
              kind: 'lines',
              points,
              lines,
              ticks: table.rows.map(({ no, cells }) => ({ x: no, label: shortMonth(cells[0]!.month) })),
              // Room for the last month's name.
              to: 12.4,
              bands: [],
              unit: 'kt',
            }}
          />
        }
        picture="years"
        files={files('years')}
      >
        <Months table={table} selection={selection} />
      </ChartFrame>
      <PeriodPart period={period} address={address} selection={selection} />
      {period?.kg != null && files('period')}
    </BoardSection>
  );
}

function Months({ table, selection }: Pick<YearsProps, 'table' | 'selection'>) {
  const t = useTranslations('operations.years');
  const { years, rows, totals, differenceKg } = table;
  const [before, last] = years.slice(-2).map(String) as [string, string];
  const sum = (from: string, to: string, kg: Kg | null) =>
    kg === null ? (
      formatKt(null)
    ) : (
      <Link prefetch={false} href={linkToSum(from, to, selection)}>
        {formatKt(kg)}
      </Link>
    );
  return (
    <NumberTable
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('month')}</th>
          {years.map((year) => (
            <th key={year} scope="col">
              {year}
            </th>
          ))}
          <th scope="col">{t('difference', { last, before })}</th>
        </tr>
      }
      foot={
        <tr>
          <th scope="row">{t('total')}</th>
          {years.map((year, at) => (
            <td key={year}>{sum(`${year}-01-01`, `${year}-12-31`, totals[at] ?? null)}</td>
          ))}
          <td>{printSignedKt(differenceKg)}</td>
        </tr>
      }
    >
      {rows.map(({ no, cells, differenceKg: difference }) => (
        <tr key={no}>
          <th scope="row">{shortMonth(cells[0]!.month)}</th>
          {cells.map(({ month, kg, running }) => (
            <td key={month} className={running ? board.provisional : undefined}>
              {sum(firstDay(month), lastDay(month), kg)} {running && <small>{t('soFar')}</small>}
            </td>
          ))}
          <td>{printSignedKt(difference)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}
