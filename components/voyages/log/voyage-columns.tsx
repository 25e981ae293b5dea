import { createColumnHelper } from '@tanstack/react-table';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Features } from '@/components/data-table/features';
import { printDate, printMoment } from '@/lib/calendar';
import { formatTonnes } from '@/lib/quantity';
import { firstDirection, SORTS, type Sort } from '@/lib/voyages/cursor';
import type { Column } from '@/lib/voyages/filter';
import type { VoyageRow } from '@/lib/voyages/queries';
import classes from './log.module.css';

const helper = createColumnHelper<Features, VoyageRow>();

const isSort = (id: string): id is Sort => (SORTS as readonly string[]).includes(id);

/** The columns of the log. Units stand in the header; a gap is a dash that says it is not known. */
export function useVoyageColumns() {
  const t = useTranslations('log');
  return useMemo(() => {
    const gap = <span title={t('cell.notKnown')}>–</span>;
    const names = (values: string[]) =>
      values.length === 0 ? (
        gap
      ) : (
        <span className={classes.names} title={values.join(', ')}>
          {values.join(', ')}
        </span>
      );
    const moment = (at: string | null, zone: string, precision: 'minute' | 'day' | null) =>
      at === null ? gap : printMoment(new Date(at), zone, precision ?? 'minute');
    const titled = ['date', 'bl', 'outturn', 'loss', 'sailed', 'arrived', 'passage', 'warnings'] as const;

    const column = (
      id: Column,
      cell: (row: VoyageRow) => React.ReactNode,
      unit?: 'tonnes' | 'percent' | 'hours',
    ) =>
      // Sorting is for columns with a value only; the server does it, so any value will do.
      helper.accessor('id', {
        id,
        enableHiding: id !== 'no',
        enableSorting: isSort(id),
        sortDescFirst: isSort(id) && firstDirection(id) === 'desc',
        cell: ({ row }) => cell(row.original),
        meta: {
          label: t(`column.${id}`),
          unit: unit && t(`unit.${unit}`),
          title: titled.some((one) => one === id)
            ? t(`columnTitle.${id as (typeof titled)[number]}`)
            : undefined,
          align: unit !== undefined || id === 'warnings' ? 'end' : undefined,
        },
      });

    return helper.columns([
      column('no', ({ voyageNo, simulated }) => (
        <>
          <a href={`/voyages/${encodeURIComponent(voyageNo)}`}>{voyageNo}</a>
          {simulated && <span className={classes.simulated}>{t('cell.simulated')}</span>}
        </>
      )),
      column('date', ({ datedOn, datedBy, datePrecision }) =>
        datedBy === 'bl' ? (
          printDate(datedOn, datePrecision)
        ) : (
          <i title={t(`cell.datedBy.${datedBy}`)}>{printDate(datedOn)}</i>
        ),
      ),
      column('vessel', ({ vessel }) => vessel ?? gap),
      column('status', ({ status }) => <span className={classes.status}>{t(`status.${status}`)}</span>),
      column('grade', ({ grades }) => names(grades)),
      column('bl', (row) => lifted({ row, gap, t }), 'tonnes'),
      column('outturn', ({ outturnKg }) => (outturnKg === null ? gap : formatTonnes(outturnKg, 3)), 'tonnes'),
      column('loss', (row) => loss({ row, gap, t }), 'percent'),
      column('warnings', ({ warnings }) =>
        warnings === 0 ? '0' : <b className={classes.caution}>{warnings}</b>,
      ),
      column('shipper', ({ shippers }) => names(shippers)),
      column('blno', ({ blNos }) => names(blNos)),
      column('load', ({ loadTerminal }) => loadTerminal ?? gap),
      column('discharge', ({ dischargeTerminal }) => dischargeTerminal ?? gap),
      column('sailed', (row) => moment(row.sailedAt, row.loadZone, row.sailedPrecision)),
      column('arrived', (row) => moment(row.arrivedAt, row.dischargeZone, row.arrivedPrecision)),
      column('passage', ({ passageHours }) => passageHours?.toFixed(1) ?? gap, 'hours'),
      column('data', ({ simulated }) => t(simulated ? 'cell.simulated' : 'cell.real')),
      column('laycan', ({ laycanFrom, laycanTo }) =>
        laycanFrom === null ? gap : `${printDate(laycanFrom)} – ${printDate(laycanTo ?? laycanFrom)}`,
      ),
      column('note', ({ note }) => (note === null ? gap : names([note]))),
    ]);
  }, [t]);
}

interface CellProps {
  row: VoyageRow;
  gap: React.ReactNode;
  t: ReturnType<typeof useTranslations<'log'>>;
}

/** B/L tonnes of the lots within the filter, and the whole intake where that is more. */
function lifted({ row, gap, t }: CellProps) {
  const { blKg, intakeKg, lots, lotsInAll } = row;
  if (blKg === intakeKg) return blKg === null ? gap : formatTonnes(blKg, 3);
  const tonnes = formatTonnes(intakeKg, 3);
  return (
    <span title={t('cell.lotsOf', { lots, all: lotsInAll, tonnes })}>
      {blKg === null ? '–' : formatTonnes(blKg, 3)} <small>{t('cell.of', { tonnes })}</small>
    </span>
  );
}

function loss({ row: { lossShare, lossOverLimit, lotsWithoutOutturn }, gap, t }: CellProps) {
  const without = lotsWithoutOutturn > 0 ? t('cell.lotsWithout', { count: lotsWithoutOutturn }) : null;
  if (lossShare === null) return without === null ? gap : <span title={without}>–</span>;
  const percent = (lossShare * 100).toFixed(2).replace('-', '\u2212');
  const title = [lossOverLimit ? t('cell.overLimit') : null, without].filter(Boolean).join('; ') || undefined;
  return (
    <span title={title} className={lossOverLimit ? classes.wrong : undefined}>
      {lossOverLimit && (
        <span aria-label={t('cell.overLimit')} role="img">
          ⚑{' '}
        </span>
      )}
      {percent}
      {without !== null && '*'}
    </span>
  );
}
