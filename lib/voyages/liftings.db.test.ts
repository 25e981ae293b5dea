import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOwner, onTestDatabase, owner } from '@/e2e/database';
import { aFleet } from '@/e2e/voyages';

onTestDatabase();

/** Months whose sums are not those of their lots, over the whole log, as one snapshot sees it. */
async function wrongMonths() {
  const { rows } = await owner().query(`
    WITH of_lots AS (
      SELECT date_trunc('month', bl_date)::date AS month, simulated, coalesce(grade_id, 0) AS grade_id, coalesce(shipper_id, 0) AS shipper_id,
        coalesce(load_terminal_id, 0) AS load_terminal_id, coalesce(discharge_terminal_id, 0) AS discharge_terminal_id,
        count(*)::int AS lots, (count(*) FILTER (WHERE first_of_voyage))::int AS voyages, sum(bl_tonnes) AS tonnes
      FROM lot WHERE NOT cancelled AND bl_date IS NOT NULL AND bl_tonnes IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT * FROM of_lots FULL JOIN lifting_month m USING (month, simulated, grade_id, shipper_id, load_terminal_id, discharge_terminal_id)
    WHERE (coalesce(of_lots.lots, 0), coalesce(of_lots.voyages, 0), coalesce(tonnes, 0))
      IS DISTINCT FROM (coalesce(m.lots, 0), coalesce(m.voyages, 0), coalesce(m.bl_tonnes, 0))`);
  return rows;
}

/** The same on the other bases, from events and outturns and without anything derived but the status. */
async function wrongBases() {
  const { rows } = await owner().query(`
    WITH day AS (
      SELECT l.*, v.simulated AS sim, v.status, (SELECT (actual_at AT TIME ZONE 'Asia/Aqtau')::date FROM voyage_event e WHERE e.voyage_id = v.id AND name = 'sailed') AS sailed,
        coalesce(outturn_date, (SELECT (actual_at AT TIME ZONE 'Asia/Baku')::date FROM voyage_event e WHERE e.voyage_id = v.id AND name = 'discharge_completed')) AS landed
      FROM lot l JOIN voyage v ON v.id = l.voyage_id),
    counted AS (
      SELECT 'departure'::basis AS basis, sailed AS day, bl_tonnes AS tonnes, bl_date AS first_by, day.* FROM day WHERE sailed IS NOT NULL AND bl_tonnes IS NOT NULL
      UNION ALL SELECT 'discharge', landed, outturn_tonnes, landed, day.* FROM day WHERE landed IS NOT NULL AND outturn_tonnes IS NOT NULL),
    of_lots AS (
      SELECT basis, date_trunc('month', day)::date AS month, sim AS simulated, coalesce(grade_id, 0) AS grade_id, coalesce(shipper_id, 0) AS shipper_id,
        count(*)::int AS lots, (count(*) FILTER (WHERE turn = 1))::int AS voyages, sum(tonnes) AS sum
      FROM (SELECT *, row_number() OVER (PARTITION BY basis, voyage_id ORDER BY first_by NULLS LAST, no) AS turn FROM counted) c
      WHERE status <> 'cancelled' GROUP BY 1, 2, 3, 4, 5)
    SELECT * FROM of_lots FULL JOIN basis_month m USING (basis, month, simulated, grade_id, shipper_id)
    WHERE (coalesce(of_lots.lots, 0), coalesce(of_lots.voyages, 0), coalesce(sum, 0))
      IS DISTINCT FROM (coalesce(m.lots, 0), coalesce(m.voyages, 0), coalesce(m.tonnes, 0))`);
  return rows;
}

/** The same from loading to discharge. */
async function wrongPassages() {
  const { rows } = await owner().query(`
    WITH landed AS (
      SELECT l.*, coalesce(outturn_date, (SELECT (actual_at AT TIME ZONE 'Asia/Baku')::date FROM voyage_event e
        WHERE e.voyage_id = l.voyage_id AND name = 'discharge_completed')) AS ashore FROM lot l),
    of_lots AS (
      SELECT date_trunc('month', bl_date)::date AS loaded, coalesce(date_trunc('month', ashore)::date, 'infinity') AS discharged, simulated,
        coalesce(grade_id, 0) AS grade_id, count(*)::int AS lots, sum(bl_tonnes) AS sum,
        coalesce(sum(bl_tonnes) FILTER (WHERE outturn_tonnes IS NOT NULL AND ashore IS NOT NULL), 0) AS measured,
        coalesce(sum(outturn_tonnes) FILTER (WHERE ashore IS NOT NULL), 0) AS outturn
      FROM landed WHERE NOT cancelled AND bl_date IS NOT NULL AND bl_tonnes IS NOT NULL GROUP BY 1, 2, 3, 4)
    SELECT * FROM of_lots FULL JOIN passage_month m USING (loaded, discharged, simulated, grade_id)
    WHERE (coalesce(of_lots.lots, 0), coalesce(sum, 0), coalesce(measured, 0), coalesce(outturn, 0))
      IS DISTINCT FROM (coalesce(m.lots, 0), coalesce(m.bl_tonnes, 0), coalesce(m.measured_tonnes, 0), coalesce(m.outturn_tonnes, 0))`);
  return rows;
}

/** Voyages whose first lot is not the earliest. */
async function wrongFirsts() {
  const { rows } = await owner().query(`
    SELECT voyage_id FROM (SELECT voyage_id, first_of_voyage, bl_date IS NOT NULL
        AND row_number() OVER (PARTITION BY voyage_id ORDER BY bl_date NULLS LAST, no) = 1 AS wanted FROM lot) l
    WHERE first_of_voyage <> wanted`);
  return rows;
}

const day = fc
  .integer({ min: 1, max: 28 })
  .map((one) => `2020-0${1 + (one % 3)}-${String(one).padStart(2, '0')}`);
// A voyage does not sail before its B/L date, nor is it discharged before it sails.
const after = day.map((one) => one.replace(/-0(\d)-/, (_, month) => `-0${Number(month) + 3}-`));
const later = day.map((one) => one.replace('2020-0', '2020-1').replace('-13', '-10'));
const tonnes = fc.integer({ min: 1, max: 9000 });
const lot = fc.record({ day: fc.option(day), tonnes: fc.option(tonnes), graded: fc.boolean() });
const which = fc.nat({ max: 5 });
const step = fc.oneof(
  // A voyage with its lots in one statement, and lots added in another.
  fc.record({ kind: fc.constant('log' as const), lots: fc.array(lot, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('add' as const), which, lot }),
  fc.record({ kind: fc.constant('amend' as const), which, lot }),
  fc.record({ kind: fc.constant('move' as const), which }),
  // The day it sailed or was discharged becomes known, is amended, or is taken back; so is what was measured ashore.
  fc.record({ kind: fc.constant('sail' as const), which, day: fc.option(after) }),
  fc.record({ kind: fc.constant('land' as const), which, day: fc.option(later) }),
  fc.record({
    kind: fc.constant('measure' as const),
    which,
    day: fc.option(later),
    tonnes: fc.option(tonnes),
  }),
  fc.record({ kind: fc.constant('act' as const), which, act: fc.constantFrom('cancel', 'reopen', 'close') }),
  fc.record({ kind: fc.constant('drop' as const), which }),
  fc.record({ kind: fc.constant('remove' as const), which }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

test('liftings by month are the sums of their lots after every commit, whatever was written together', async () => {
  const fleet = await aFleet();
  let made = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      async (sittings) => {
        const mark = `SIM-L${Date.now().toString(36)}${made++}`;
        let voyages = 0;
        for (const steps of sittings) {
          await asOwner(async (client) => {
            const grade = (graded: boolean) => (graded ? fleet.gradeId : null);
            const of = (at: number) => `voyage_no = '${mark}-${at % Math.max(1, voyages)}'`;
            const write = async (one: Step) => {
              if (one.kind === 'log') {
                await client.query(
                  `WITH v AS (INSERT INTO voyage (voyage_no, simulated, load_terminal_id) VALUES ($1, true, $2) RETURNING id)
                 INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes, grade_id)
                 SELECT v.id, no, day::date, tonnes, grade FROM v, jsonb_to_recordset($3) AS l(no int, day text, tonnes numeric, grade int)`,
                  [
                    `${mark}-${voyages++}`,
                    fleet.loadTerminalId,
                    JSON.stringify(
                      one.lots.map(({ graded, ...rest }, at) => ({
                        ...rest,
                        no: at + 1,
                        grade: grade(graded),
                      })),
                    ),
                  ],
                );
              } else if (one.kind === 'add') {
                await client.query(
                  `INSERT INTO lot (voyage_id, no, bl_date, bl_tonnes, grade_id)
                 SELECT id, 1 + coalesce((SELECT max(no) FROM lot WHERE voyage_id = v.id), 0), $1, $2, $3
                 FROM voyage v WHERE ${of(one.which)} AND status <> 'closed'`,
                  [one.lot.day, one.lot.tonnes, grade(one.lot.graded)],
                );
              } else if (one.kind === 'amend') {
                await client.query(
                  `UPDATE lot SET bl_date = $1, bl_tonnes = $2, grade_id = $3
                 WHERE voyage_id IN (SELECT id FROM voyage WHERE ${of(one.which)} AND status <> 'closed') AND no = 1`,
                  [one.lot.day, one.lot.tonnes, grade(one.lot.graded)],
                );
              } else if (one.kind === 'move') {
                await client.query(
                  `UPDATE voyage SET discharge_terminal_id = CASE WHEN discharge_terminal_id IS NULL THEN $1::int END
                 WHERE ${of(one.which)} AND status <> 'closed'`,
                  [fleet.dischargeTerminalId],
                );
              } else if (one.kind === 'sail' || one.kind === 'land') {
                // An hour that is another day in the other port, and another one in UTC.
                await client.query(
                  `INSERT INTO voyage_event (voyage_id, name, planned_at, planned_precision, actual_at, actual_precision)
                 SELECT id, $1::event_name, now(), 'minute', $2::timestamptz, CASE WHEN $2::timestamptz IS NOT NULL THEN 'minute'::moment_precision END
                 FROM voyage v WHERE ${of(one.which)} AND status <> 'closed'
                 ON CONFLICT (voyage_id, name) DO UPDATE SET actual_at = excluded.actual_at, actual_precision = excluded.actual_precision`,
                  [
                    one.kind === 'sail' ? 'sailed' : 'discharge_completed',
                    one.day && `${one.day}T${one.kind === 'sail' ? '19:30' : '20:30'}:00Z`,
                  ],
                );
              } else if (one.kind === 'measure') {
                await client.query(
                  `UPDATE lot SET outturn_date = $1, outturn_tonnes = $2
                 WHERE voyage_id IN (SELECT id FROM voyage WHERE ${of(one.which)} AND status <> 'closed') AND no <= 2`,
                  [one.day, one.tonnes],
                );
              } else if (one.kind === 'act') {
                await client.query(
                  `INSERT INTO voyage_act (voyage_id, kind, by_id, by_name, reason) SELECT id, $1::act_kind, 'x', 'X', 'why'
                 FROM voyage WHERE ${of(one.which)} AND (status <> 'closed' OR $1 = 'reopen')`,
                  [one.act],
                );
              } else if (one.kind === 'drop') {
                await client.query(
                  `DELETE FROM lot WHERE voyage_id IN (SELECT id FROM voyage WHERE ${of(one.which)} AND status <> 'closed') AND no = 1`,
                );
              } else await client.query(`DELETE FROM voyage WHERE ${of(one.which)}`);
            };
            for (const one of steps) await write(one);
          });
          expect(await wrongMonths()).toEqual([]);
          expect(await wrongFirsts()).toEqual([]);
          expect(await wrongBases()).toEqual([]);
          expect(await wrongPassages()).toEqual([]);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a statement over many rows writes one revision for each that changed, none for the rest', async () => {
  const fleet = await aFleet();
  const mark = `SIM-R${Date.now().toString(36)}`;
  const { ids, changed } = await asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO voyage (voyage_no, simulated, note) SELECT $1 || n, true, CASE WHEN n > 2 THEN 'kept' END
       FROM generate_series(1, 4) n RETURNING id`,
      [mark],
    );
    const all = rows.map(({ id }) => id);
    await client.query(`UPDATE voyage SET note = 'kept' WHERE id = ANY ($1)`, [all]);
    await client.query(`UPDATE voyage SET vessel_id = $2 WHERE id = $1`, [all[3], fleet.vesselId]);
    return { ids: all, changed: all.slice(0, 2) };
  });
  const { rows } = await owner().query(
    `SELECT voyage_id AS id, before ->> 'note' AS was, after ->> 'note' AS becomes FROM revision
     WHERE table_name = 'voyage' AND action = 'update' AND voyage_id = ANY ($1) AND before ->> 'vessel_id' IS NOT DISTINCT FROM after ->> 'vessel_id'
     ORDER BY id`,
    [ids],
  );
  expect(rows).toEqual(changed.map((id) => ({ id, was: null, becomes: 'kept' })));
  await expect(
    owner().query(`UPDATE voyage SET note = 'nobody' WHERE id = ANY ($1)`, [ids]),
  ).rejects.toMatchObject({ code: 'CL000' });
  await expect(
    owner().query(`UPDATE lot SET cancelled = cancelled WHERE voyage_id = ANY ($1)`, [ids]),
  ).resolves.toBeDefined();
});
