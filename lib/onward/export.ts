/** The balance and the ways out as CSV: tonnes with a decimal point, an empty cell for a gap. Pure. */
import { stringify } from 'csv-stringify/sync';
import { decimalFromKg, type Kg } from '@/lib/quantity';
import { ROUTES } from '@/lib/registry/onward';
import type { Balance } from './balance';
import type { Block } from './blocks';
import type { WaysOut } from './routes';

type Cell = string | number | null;
const csv = (head: string[], rows: Cell[][]) => stringify([head, ...rows], { record_delimiter: 'windows' });
const tonnes = (kg: Kg | null | undefined): Cell =>
  kg === null || kg === undefined ? null : decimalFromKg(kg);

/** A line a month, then a line for each quantity of a longer time, which no month has a part of. */
export function balanceCsv({ months, sea, blocks, tanks }: Balance): string {
  const stages = ['pumped_btc', 'pumped_supsa', 'lifted_ceyhan'] as const;
  const head = [
    'from',
    'to',
    'loaded_t',
    'without_discharge_t',
    'discharged_t',
    'loss_t',
    'in_transit_t',
    'simulated_lots',
  ];
  const ends = ['tank_baku_change_t', 'tank_baku_t', 'tank_ceyhan_change_t', 'tank_ceyhan_t'];
  const onward = (at: number, length: number): Cell[] => {
    const exact = <T extends { at: number; length: number }>(all: readonly T[]) =>
      all.find((one) => one.at === at && one.length === length);
    return [
      ...stages.map((stage) => tonnes(exact(blocks[stage])?.kg)),
      ...[tanks.baku, tanks.ceyhan].flatMap((tank) => {
        const block = exact(tank);
        return [tonnes(block?.changeKg), tonnes(block?.levelKg)];
      }),
    ];
  };
  const monthly = sea.map((of, at) => [
    `${of.month}-01`,
    null,
    tonnes(of.loadedKg),
    tonnes(of.loadedKg === null ? null : of.unrecordedKg),
    tonnes(of.dischargedKg),
    tonnes(of.lossKg),
    tonnes(of.inTransitKg),
    of.simulated,
    ...onward(at, 1),
  ]);
  const spans = [...stages.flatMap((stage) => blocks[stage]), ...tanks.baku, ...tanks.ceyhan]
    .filter(({ length }) => length > 1)
    .map(({ at, length }) => `${at} ${length}`);
  const longer = [...new Set(spans)].map((span) => {
    const [at = 0, length = 1] = span.split(' ').map(Number);
    return [
      `${months[at]}-01`,
      months[at + length - 1] ?? null,
      ...Array<Cell>(6).fill(null),
      ...onward(at, length),
    ];
  });
  return csv([...head, ...stages.map((stage) => `${stage}_t`), ...ends], [...monthly, ...longer]);
}

/** A line a slot for each way out, and the share where it is known. */
export function waysCsv({ slots, logged, blocks, shares }: WaysOut): string {
  const of = (all: readonly Block[], at: number) =>
    tonnes(all.find((one) => one.at === at && one.length === 1)?.kg);
  const rows = slots.map(({ from, to }, at) => {
    const share = shares.find((one) => one.at === at && one.length === 1);
    return [
      from,
      to,
      tonnes(logged[at]),
      ...ROUTES.map((route) => of(blocks[route], at)),
      share?.share?.toFixed(4) ?? null,
      share?.bakuBy ?? null,
      share?.share === null || !share ? null : String(share.withCpc),
    ];
  });
  const longer = ROUTES.flatMap((route) =>
    blocks[route]
      .filter(({ length }) => length > 1)
      .map(({ from, to, kg }) => [
        from,
        to,
        null,
        ...ROUTES.map((one) => (one === route ? tonnes(kg) : null)),
        null,
        null,
        null,
      ]),
  );
  const head = ['from', 'to', 'baku_logged_t', ...ROUTES.map((route) => `${route}_published_t`)];
  return csv([...head, 'baku_share', 'baku_by', 'with_cpc'], [...rows, ...longer]);
}
