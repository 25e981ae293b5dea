import Link from 'next/link';
import type { ReactNode } from 'react';
import { firstDay, lastDay, printMonth } from '@/lib/calendar';
import type { Balance, SeaMonth, Tank, TankBlock } from '@/lib/onward/balance';
import { shownOf, type Block } from '@/lib/onward/blocks';
import { linkToDischarged, linkToEntry, linkToMovements } from '@/lib/onward/filter';
import { formatKt } from '@/lib/quantity';
import { linkToVoyages } from '@/lib/voyages/filter';
import { printKnown, type Known } from '@/lib/voyages/known';
import registry from '../frame/reading.module.css';
import classes from './onward.module.css';
import { SlotCell } from './slot-cells';
import { useOnwardWords } from './wording';

type PipedStage = keyof Balance['blocks'];
type BalanceTableProps = { balance: Balance; year: number; gradeId: number | null; past: Known | null };

/** The year month by month, from the ship to the tank at Ceyhan; each sum opens what adds up to it. */
export function BalanceTable({ balance, year, gradeId, past }: BalanceTableProps) {
  const { t, stage: nameOf } = useOnwardWords();
  const known = past && printKnown(past);
  const first = Math.max(0, balance.months.indexOf(`${year}-01`));
  const sea = balance.sea.slice(first, first + 12);
  const blocks = (stage: PipedStage) => shownOf(balance.blocks[stage], first, 12);
  const tank = (of: Tank) => shownOf(balance.tanks[of], first, 12);
  const piped = (['pumped_btc', 'pumped_supsa'] as const).filter(
    (stage) => stage === 'pumped_btc' || blocks(stage).length > 0,
  );
  const columns: [string, (at: number, month: SeaMonth) => ReactNode, ReactNode][] = [
    ...piped.map((stage): (typeof columns)[number] => [
      nameOf(stage),
      (at) => <Piped key={stage} stage={stage} blocks={blocks(stage)} at={at} known={known} />,
      <Sum key={stage} blocks={blocks(stage)} />,
    ]),
    [t('tanks.baku'), (at) => <InTank key="baku" blocks={tank('baku')} at={at} />, null],
    [
      nameOf('lifted_ceyhan'),
      (at) => (
        <Piped key="lifted" stage="lifted_ceyhan" blocks={blocks('lifted_ceyhan')} at={at} known={known} />
      ),
      <Sum key="lifted" blocks={blocks('lifted_ceyhan')} />,
    ],
    [t('tanks.ceyhan'), (at) => <InTank key="ceyhan" blocks={tank('ceyhan')} at={at} />, null],
  ];
  return (
    <div
      className={registry.scroll}
      tabIndex={0}
      role="region"
      aria-label={t('balance.caption', { year: String(year) })}
    >
      <table className={`${registry.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('month')}</th>
            {(['loaded', 'discharged', 'loss', 'inTransit'] as const).map((column) => (
              <th key={column} scope="col" className={classes.number}>
                {t(`balance.${column}`)}
              </th>
            ))}
            {columns.map(([head]) => (
              <th key={head} scope="col" className={classes.number}>
                {t('inKt', { column: head })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sea.map((month, at) => (
            <tr key={month.month}>
              <th scope="row">{printMonth(month.month)}</th>
              <AtSea of={month} gradeId={gradeId} past={past} />
              {columns.map(([, cell]) => cell(at, month))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{year}</th>
            <SeaSums sea={sea} />
            {columns.map(([head, , sum]) => (
              <td key={head} className={classes.number}>
                {sum}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type AtSeaProps = { of: SeaMonth; gradeId: number | null; past: Known | null };

function AtSea({ of, gradeId, past }: AtSeaProps) {
  const { t } = useOnwardWords();
  const gradeIds = gradeId === null ? [] : [gradeId];
  const period = { from: firstDay(of.month), to: lastDay(of.month) };
  const gap = <Gap />;
  return (
    <>
      <td className={classes.number}>
        {of.loadedKg === null ? (
          gap
        ) : (
          <Link href={linkToVoyages({ ...period, gradeIds, counted: true, known: past })} prefetch={false}>
            {formatKt(of.loadedKg)}
          </Link>
        )}
        {of.unrecordedKg > 0 && (
          <span className={classes.under}>{t('balance.unrecorded', { kt: formatKt(of.unrecordedKg) })}</span>
        )}
      </td>
      <td className={classes.number}>
        {of.dischargedKg === null ? (
          gap
        ) : (
          <Link
            href={linkToDischarged({ ...period, gradeIds, unmeasured: of.unmeasuredKg > 0, known: past })}
            prefetch={false}
          >
            {formatKt(of.dischargedKg)}
          </Link>
        )}
        {of.unmeasuredKg > 0 && (
          <span className={classes.under}>{t('balance.unmeasured', { kt: formatKt(of.unmeasuredKg) })}</span>
        )}
      </td>
      <td className={classes.number}>{of.lossKg === null ? gap : formatKt(of.lossKg, 2)}</td>
      <td className={classes.number}>{of.inTransitKg === null ? gap : formatKt(of.inTransitKg)}</td>
    </>
  );
}

function SeaSums({ sea }: { sea: readonly SeaMonth[] }) {
  const sum = (of: (month: SeaMonth) => number | null) => {
    const known = sea.map(of).filter((kg) => kg !== null);
    return known.length === 0 ? null : known.reduce((total, kg) => total + kg, 0);
  };
  return (
    <>
      <td className={classes.number}>{formatKt(sum(({ loadedKg }) => loadedKg))}</td>
      <td className={classes.number}>{formatKt(sum(({ dischargedKg }) => dischargedKg))}</td>
      <td className={classes.number}>
        {formatKt(
          sum(({ lossKg }) => lossKg),
          2,
        )}
      </td>
      <td />
    </>
  );
}

function Gap() {
  return <span className={registry.gap}>–</span>;
}

type PipedProps = { stage: PipedStage; blocks: readonly Block[]; at: number; known: string | null };

/** What was pumped or lifted; it opens its movement, or the movements that add up to it. */
function Piped({ stage, blocks, at, known }: PipedProps) {
  const { t, period } = useOnwardWords();
  return (
    <SlotCell blocks={blocks} at={at} gap={<Gap />}>
      {({ kg, ids, from, to, length, beyond }) => (
        <>
          <Link
            href={
              ids[0] !== undefined && ids.length === 1
                ? linkToEntry('movements', ids[0], known)
                : linkToMovements({ stage, from, to }, known)
            }
            prefetch={false}
          >
            {kg === null ? t('overlap') : formatKt(kg)}
          </Link>
          {(length > 1 || beyond) && <span className={classes.under}>{period({ from, to })}</span>}
        </>
      )}
    </SlotCell>
  );
}

/** The sum of what is told, with for how many months that is. */
function Sum({ blocks }: { blocks: readonly Block[] }) {
  const { t } = useOnwardWords();
  const told = blocks.filter(({ kg, beyond }) => kg !== null && !beyond);
  const months = told.reduce((sum, { length }) => sum + length, 0);
  if (months === 0) return <Gap />;
  return (
    <>
      {formatKt(told.reduce((sum, { kg }) => sum + (kg ?? 0), 0))}
      {months < 12 && <span className={classes.under}>{t('balance.monthsTold', { count: months })}</span>}
    </>
  );
}

function InTank({ blocks, at }: { blocks: readonly TankBlock[]; at: number }) {
  const { t, change } = useOnwardWords();
  return (
    <SlotCell blocks={blocks} at={at} gap={<Gap />}>
      {({ changeKg, levelKg, measured }) => (
        <>
          {changeKg === null ? <Gap /> : change(changeKg)}
          {levelKg !== null && (
            <span className={classes.under}>
              {t(measured ? 'balance.measured' : 'balance.level', { kt: formatKt(levelKg) })}
            </span>
          )}
        </>
      )}
    </SlotCell>
  );
}
