import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ColumnStrip } from '@/components/charts/column-strip';
import { firstDay, lastDay, printMonth, type Month } from '@/lib/calendar';
import { linkToSum, type Selection } from '@/lib/progress/filter';
import type { intakesOf, Utilisation } from '@/lib/progress/intakes';
import type { Band } from '@/lib/progress/series';
import { formatTonnes } from '@/lib/quantity';
import { NumberTable } from './number-table';
import { BoardSection } from './section';
import classes from './section.module.css';

type IntakesProps = {
  intakes: ReturnType<typeof intakesOf>;
  year: number;
  selection: Selection;
  bands: Band[];
  files: React.ReactNode;
};

const percent = (share: number | null) => (share === null ? '–' : String(Math.round(share * 100)));
const drawn = (share: number | null) => (share === null ? null : share * 100);
const COLUMNS = [
  'intake',
  'ofDeadweight',
  'aboveDeadweight',
  'deadweightUnknown',
  'limited',
  'limit',
  'aboveLimit',
  'limitUnchecked',
] as const;

/** How full the tankers sailed: against what they can carry, and against what the draught allowed. */
export function IntakesSection({
  intakes: { year: whole, months },
  year,
  selection,
  bands,
  files,
}: IntakesProps) {
  const t = useTranslations('operations.intakes');
  const { voyages, ofDeadweight, deadweightUnknown, limited, aboveLimit, limitUnchecked } = whole;
  return (
    <BoardSection
      title={t('title')}
      says={
        voyages === 0
          ? t('nothing', { year: String(year) })
          : `${
              ofDeadweight === null
                ? t('unknown', { voyages })
                : t('says', {
                    year: String(year),
                    intake: formatTonnes(whole.medianIntakeKg),
                    share: percent(ofDeadweight),
                    above: whole.aboveDeadweight,
                    unchecked: deadweightUnknown,
                    voyages,
                  })
            } ${limited === 0 ? t('noLimit') : t('limited', { limited, above: aboveLimit, unchecked: limitUnchecked })}`
      }
    >
      <div className={classes.beside}>
        <div>
          <figure data-picture="intakes">
            <figcaption>{t('strip')}</figcaption>
            <ColumnStrip
              label={t('label', { year: String(year) })}
              columns={months.map((month) => ({
                label: month.label,
                value: drawn(month.ofDeadweight),
                mark: drawn(month.limitOfDeadweight),
              }))}
              spans={bands}
            />
          </figure>
          {files}
        </div>
        <NumberTable
          caption={t('table')}
          head={
            <tr>
              <th scope="col">{t('head.month')}</th>
              <th scope="col">{t('head.voyages')}</th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {t(`head.${name}`)}
                </th>
              ))}
            </tr>
          }
          foot={
            <tr>
              <th scope="row">{year}</th>
              <td>{voyages}</td>
              <Cells of={whole} />
            </tr>
          }
        >
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{printMonth(month.month)}</th>
              <td>
                <Voyages count={month.voyages} month={month.month} selection={selection} />
              </td>
              <Cells of={month} />
            </tr>
          ))}
        </NumberTable>
      </div>
      <p className={classes.note}>{t('note')}</p>
    </BoardSection>
  );
}

/** A count of voyages that opens them. */
export function Voyages({ count, month, selection }: { count: number; month: Month; selection: Selection }) {
  if (count === 0) return '–';
  return (
    <Link prefetch={false} href={linkToSum(firstDay(month), lastDay(month), selection)}>
      {count}
    </Link>
  );
}

function Cells({ of }: { of: Utilisation }) {
  const counted = (count: number, among: number) => (among === 0 ? '–' : count);
  return (
    <>
      <td>{formatTonnes(of.medianIntakeKg)}</td>
      <td>{percent(of.ofDeadweight)}</td>
      <td>{counted(of.aboveDeadweight, of.voyages - of.deadweightUnknown)}</td>
      <td>{counted(of.deadweightUnknown, of.voyages)}</td>
      <td>{counted(of.limited, of.voyages)}</td>
      <td>{percent(of.limitOfDeadweight)}</td>
      <td>{counted(of.aboveLimit, of.limited - of.limitUnchecked)}</td>
      <td>{counted(of.limitUnchecked, of.limited)}</td>
    </>
  );
}
