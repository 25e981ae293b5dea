import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, asOwner, onTestDatabase, owner } from '@/e2e/database';
import { KINDS, perform, step, type ChangingLog } from '@/e2e/changing-log';
import { aFleet } from '@/e2e/voyages';
import type { Person } from '@/lib/people/role';
import { DATED_BY, filterFromParams, GAPS } from '@/lib/voyages/filter';
import type { Known } from '@/lib/voyages/known';
import { voyageTotals } from '@/lib/voyages/totals.queries';
import { gapFilter, linkToSum, pendingFilter, type Selection } from './filter';
import { fleetRows } from './fleet.queries';
import { intakeRows } from './intakes.queries';
import { lossRows } from './loss.queries';
import { carriedIn, loggedMonths, shipsOfLate, stoppedDays } from './outlook.queries';
import { latestIntakes, liftingsOf } from './queries';
import { keepSnapshot } from './snapshot.mutations';
import { voyageTimeOf } from './voyage-time.queries';
import { whereaboutsRows } from './whereabouts.queries';

onTestDatabase();

/** A year, grade and tankers of its own: whatever else is logged does not show here. */
const YEAR = 1999;
const TODAY = `${YEAR}-12-28`;
const [FIRST, LAST] = [`${YEAR}-01-01`, `${YEAR}-12-31`];
let reader: Person;
let analyst: Person;
const log: ChangingLog = { fleets: [], voyages: [], begins: `${YEAR - 1}-12-05` };

/** All that a board shows, section by section, on every basis; live, or as known. */
async function board(known: Known | null): Promise<Record<string, unknown>> {
  const of = (basis: (typeof DATED_BY)[number]): Selection => ({ gradeIds: [log.fleets[0]!.gradeId], shipperId: null, data: 'all', basis, known }); // prettier-ignore
  const span = { from: `${YEAR - 1}-06-01`, to: TODAY };
  const said: Record<string, Promise<unknown>> = {
    whereabouts: whereaboutsRows(reader, { data: 'simulated', known }, TODAY),
    stopped: stoppedDays(reader, span, known),
    ships: shipsOfLate(reader, TODAY, known),
  };
  for (const gap of GAPS) said[`gap ${gap}`] = voyageTotals(reader, gapFilter(gap, YEAR, of('bl')));
  for (const basis of DATED_BY) {
    const selection = of(basis);
    const { filter } = filterFromParams(
      new URL(linkToSum(FIRST, LAST, { ...selection, known: null }), 'http://x').searchParams,
    );
    const pending = pendingFilter(FIRST, LAST, selection);
    Object.assign(said, {
      [`liftings ${basis}`]: liftingsOf(reader, selection, YEAR),
      [`intakes ${basis}`]: latestIntakes(reader, selection, TODAY),
      [`opened ${basis}`]: voyageTotals(reader, { ...filter, known }),
      [`pending ${basis}`]: pending && voyageTotals(reader, pending),
      [`time ${basis}`]: voyageTimeOf(reader, selection, YEAR),
      [`lots ${basis}`]: intakeRows(reader, selection, YEAR).then(unordered),
      [`loss ${basis}`]: lossRows(reader, selection, YEAR).then(unordered),
      [`fleet ${basis}`]: fleetRows(reader, selection, YEAR),
      [`logged ${basis}`]: loggedMonths(reader, selection, span),
      [`carried ${basis}`]: carriedIn(reader, selection, YEAR, TODAY),
    });
  }
  return Object.fromEntries(
    await Promise.all(Object.entries(said).map(async ([name, asked]) => [name, await asked])),
  );
}
/** Rows of no order. */
const unordered = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();

const remembered: { known: Known; said: Record<string, unknown> }[] = [];
const snapshots: { known: Known; said: Record<string, unknown> }[] = [];
let refused = 0;
let changedInFlight = 0;

/** A snapshot that is kept while somebody saves: what is in flight then is not in it, nor what is saved later. */
async function keepWhileSaving(no: number, said: Record<string, unknown>): Promise<void> {
  const logged = log.voyages.length;
  await asOwner(async (client) => {
    for (const kind of ['event', 'delay', 'outturn', 'tonnes', 'log'] as const) {
      await client.query('SAVEPOINT one');
      await perform(client, { kind, which: no, other: no + 5, kg: 7_000_000 }, log).catch(() =>
        client.query('ROLLBACK TO one'),
      );
    }
    const view = { name: `Step ${no}`, query: `year=${YEAR}&basis=discharge` };
    const kept = await keepSnapshot(analyst, view, TODAY);
    if (!kept.done) throw new Error(JSON.stringify(kept.refusals));
    snapshots.push({ known: { kind: 'snapshot', id: kept.value.id }, said });
  }).catch(() => (log.voyages.length = logged));
  const after = JSON.stringify(await board(null));
  changedInFlight += Number(after !== JSON.stringify(said));
}

beforeAll(async () => {
  reader = await aPerson('viewer');
  analyst = await aPerson('analyst');
  log.fleets = [await aFleet(), await aFleet()];
  await asOwner(
    (client) =>
    client.query(`INSERT INTO port_notice (terminal_id, kind, draught_limit_m, valid_from) VALUES ($1, 'draught_limit', 6.5, $2)`, [log.fleets[0]!.loadTerminalId, FIRST]), // prettier-ignore
  );
  const first = Array.from({ length: 6 }, (_, no) => ({
    kind: 'log' as const,
    which: no,
    other: no + 1,
    kg: 8_000_000,
  }));
  // Each kind of change once in any case.
  const steps = fc
    .sample(step, { numRuns: 100, seed: YEAR })
    .map((one, no) => ({ ...one, kind: no % 3 === 0 ? (KINDS[no / 3] ?? one.kind) : one.kind }));
  for (const [no, one] of [...first, ...steps].entries()) {
    const logged = log.voyages.length;
    await asOwner((client) => perform(client, one, log)).catch(() => {
      log.voyages.length = logged;
      refused += 1;
    });
    if (no < first.length - 1 || no % 4) continue;
    const { rows } = await owner().query<{ at: Date }>('SELECT max(at) AS at FROM revision');
    const said = await board(null);
    remembered.push({ known: { kind: 'at', at: rows[0]!.at.toISOString() }, said });
    if (no % 12 === 0) await keepWhileSaving(no, said);
  }
}, 120_000);

afterAll(() =>
  asOwner((client) =>
    client.query('DELETE FROM voyage WHERE id = ANY ($1)', [log.voyages.map(({ id }) => id)]),
  ),
);

describe('every section of a board, on every basis', () => {
  it('says at each moment what it said then', async () => {
    for (const { known, said } of remembered) expect(await board(known)).toEqual(said);
  });

  it('says in a snapshot what it said when it was kept, without what was in flight', async () => {
    expect(snapshots.length).toBeGreaterThan(3);
    expect(changedInFlight).toBeGreaterThan(3);
    for (const { known, said } of snapshots) expect(await board(known)).toEqual(said);
  });

  it('had something to say, and different things', () => {
    expect(refused).toBeLessThan(20);
    for (const name of Object.keys(remembered[0]!.said)) {
      if (name === 'pending bl') continue;
      const different = new Set(remembered.map(({ said }) => JSON.stringify(said[name])));
      expect([name, different.size]).toEqual([name, expect.toSatisfy((size: number) => size > 1)]);
    }
  });
});
