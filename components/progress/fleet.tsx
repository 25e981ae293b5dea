import { useTranslations } from 'next-intl';
import { ColumnStrip } from '@/components/charts/column-strip';
import { printMonth } from '@/lib/calendar';
import type { Selection } from '@/lib/progress/filter';
import type { Fleet, FleetMonth } from '@/lib/progress/fleet';
import type { Band } from '@/lib/progress/series';
import { printDecimal } from '@/lib/quantity';
import { Voyages } from './intakes';
import { NumberTable } from './number-table';
import { BoardSection } from './section';
import classes from './section.module.css';

type FleetProps = {
  fleet: Fleet;
  year: number;
  selection: Selection;
  bands: Band[];
  files: React.ReactNode;
};

const days = (value: number | null) => (value === null ? '–' : value.toFixed(1));
const wholeDays = (value: number | null) => (value === null ? '–' : printDecimal(Math.round(value), 0));

const STRIPS: { name: 'tankers' | 'between' | 'idle'; value: (month: FleetMonth) => number | null }[] = [
  { name: 'tankers', value: ({ known, tankers }) => (known ? tankers : null) },
  { name: 'between', value: ({ betweenDays }) => betweenDays },
  { name: 'idle', value: ({ idleDays }) => idleDays },
];

/** How many tankers sailed, how soon each came back, and how long they lay idle in between. */
export function FleetSection({ fleet, year, selection, bands, files }: FleetProps) {
  const t = useTranslations('operations.fleet');
  const { year: whole, months, most, fewest, ballastHours } = fleet;
  return (
    <BoardSection
      title={t('title')}
      says={
        most === null || fewest === null
          ? t('nothing', { year: String(year) })
          : `${t('says', {
              year: String(year),
              tankers: whole.tankers,
              fewest: fewest.tankers,
              most: most.tankers,
              mostMonth: printMonth(most.month),
            })} ${
              whole.betweenDays === null
                ? t('noReturn')
                : t('returns', { between: days(whole.betweenDays), idle: days(whole.medianIdleDays) })
            }`
      }
    >
      <div className={classes.strips} data-picture="fleet">
        {STRIPS.map(({ name, value }) => (
          <figure key={name}>
            <figcaption>{t(`strip.${name}`)}</figcaption>
            <ColumnStrip
              label={t('label', { what: t(`strip.${name}`), year: String(year) })}
              columns={months.map((month) => ({ label: month.label, value: value(month), mark: null }))}
              spans={bands}
            />
          </figure>
        ))}
      </div>
      {files}
      <NumberTable
        caption={t('table')}
        head={
          <tr>
            {(['month', 'voyages', 'tankers', 'unknown', 'between', 'idle', 'idleMedian'] as const).map(
              (name) => (
                <th key={name} scope="col">
                  {t(`head.${name}`)}
                </th>
              ),
            )}
          </tr>
        }
        foot={
          <tr>
            <th scope="row">{year}</th>
            <td>{whole.voyages}</td>
            <td>{whole.tankers}</td>
            <td>{whole.vesselUnknown}</td>
            <td>{days(whole.betweenDays)}</td>
            <td>{wholeDays(whole.idleDays)}</td>
            <td>{days(whole.medianIdleDays)}</td>
          </tr>
        }
      >
        {months.map((month) => (
          <tr key={month.month}>
            <th scope="row">{printMonth(month.month)}</th>
            <td>
              {month.known && month.voyages === 0 ? (
                0
              ) : (
                <Voyages count={month.voyages} month={month.month} selection={selection} />
              )}
            </td>
            <td>{month.known ? month.tankers : '–'}</td>
            <td>{month.known ? month.vesselUnknown : '–'}</td>
            <td>{days(month.betweenDays)}</td>
            <td>{wholeDays(month.idleDays)}</td>
            <td>{days(month.medianIdleDays)}</td>
          </tr>
        ))}
      </NumberTable>
      <p className={classes.note}>
        {t('note', { ballast: ballastHours === null ? 'none' : ballastHours.toFixed(0) })}
      </p>
    </BoardSection>
  );
}
