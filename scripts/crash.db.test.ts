import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTonnes } from '@/lib/number-reader';
import { Analyst, type Office, type Ship } from './crash/analyst';
import { contradictions, storedUnder } from './crash/evidence';
import { Victims } from './crash/victims';
import { makeTestData, makeTestDatabase, removeTestData } from './test-database.mjs';

/** Nothing acknowledged is lost, whatever dies and when. On a PostgreSQL of its own: the other tests need theirs alive. */

const KILLS = 20;
const ANALYSTS = 6;
/** The order of the moments is drawn from it, so that a failure can be tried again. */
const SEED = 1_500_000;

let dataDir: string;
let owner: pg.Pool;
let victims: Victims;
let ships: Ship[];

beforeAll(async () => {
  dataDir = await makeTestData();
  const database = await makeTestDatabase(dataDir);
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
  owner.on('error', () => {});
  ships = await makeShips(ANALYSTS);
  victims = new Victims(dataDir, database.appUrl);
  await victims.startApp();
}, 120_000);

afterAll(async () => {
  await victims?.killApp();
  await owner?.end();
  await removeTestData(dataDir);
});

it('loses nothing and halves nothing when the app and the database are killed while people log and amend', async () => {
  const draw = drawFrom(SEED);
  let acknowledgements = 0;
  let enough = () => {};
  const office: Office = {
    address: () => victims.address,
    acknowledged: () => {
      acknowledgements += 1;
      enough();
    },
    interrupted: 0,
  };
  const acknowledged = (more: number) =>
    new Promise<void>((resolve) => {
      const until = acknowledgements + more;
      enough = () => (acknowledgements >= until ? resolve() : undefined);
    });

  let open = true;
  const analysts = ships.map((ship) => new Analyst(office, ship));
  const work = Promise.all(analysts.map((analyst) => analyst.work(() => open)));
  const kills = (async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await acknowledged(1 + draw(12));
      await wait(draw(30)); // somewhere inside a transaction of somebody
      if (kill % 2 === 0) {
        await victims.killApp();
        await victims.startApp();
      } else {
        victims.killDatabase();
        await victims.startDatabase();
      }
    }
    await acknowledged(ANALYSTS);
  })();
  // A refusal ends the work, and with it the test; so does an app that does not outlive its database.
  await Promise.race([work, kills, victims.survival]);
  await kills;
  open = false;
  await work;

  const voyages = analysts.flatMap((analyst) => analyst.voyages);
  expect(office.interrupted, 'the kills met somebody at work').toBeGreaterThan(KILLS);
  for (const { key, voyageNo, text, amendments } of voyages) {
    expect(await storedUnder(owner, key), voyageNo).toEqual([
      {
        voyageNo,
        note: text.note || null,
        blTonnes: text.lots.map((lot) => tonnes(lot.blTonnes)),
        amendments,
      },
    ]);
  }
  const { rows } = await owner.query(
    'SELECT count(*)::int AS logged FROM voyage WHERE vessel_id = ANY ($1)',
    [ships.map(({ vesselId }) => vesselId)],
  );
  expect(rows[0].logged, 'no voyage that nobody was told of').toBe(voyages.length);
  expect(await contradictions(owner)).toEqual({});
}, 400_000);

/** The same numbers each time: whole ones from 0 up to but without `below`. */
function drawFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** As PostgreSQL prints them without the zeros at the end. */
function tonnes(text: string): string {
  const reading = readTonnes(text);
  if (reading.kind !== 'read') throw new Error(`no tonnes: ${text}`);
  return String(reading.kg / 1000);
}

async function makeShips(count: number): Promise<Ship[]> {
  const { rows } = await owner.query<Ship & { actor: string }>(
    `WITH who AS (SELECT set_config('app.actor', 'crash-test', true) AS actor)
     INSERT INTO vessel (name, source) SELECT 'Crash test ' || n, actor FROM generate_series(1, $1::int) n, who
     RETURNING id AS "vesselId", (SELECT min(id) FROM grade) AS "gradeId", '2015-01-05' AS "from",
       (SELECT min(id) FROM terminal WHERE role = 'load') AS "loadTerminalId",
       (SELECT min(id) FROM terminal WHERE role = 'discharge' AND country = 'AZ') AS "dischargeTerminalId"`,
    [count],
  );
  return rows;
}
