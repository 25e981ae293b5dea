/** The steps of the simulated log into the database, as its owner, each dated by when it would have been known. */
import pg from 'pg';
import { decimalFromKg } from '@/lib/quantity';
import { accountsLine, withRandomPasswords, writeAccounts, ACCOUNTS } from './accounts';
import type { EventChange, Step } from './step';
import { stepsUntil } from './steps';

type Ids = ReadonlyMap<string, number>;

/** Rows go over as one JSON array a statement: the triggers then work once for all voyages of a sitting. */
const SQL = {
  voyages: `INSERT INTO voyage (voyage_no, simulated, vessel_id, load_terminal_id, discharge_terminal_id, laycan_from, laycan_to, created_at)
    SELECT n.voyage_no, true, n.vessel_id, l.id, d.id, n.laycan_from, n.laycan_to, $2::timestamptz
    FROM jsonb_to_recordset($1::jsonb) AS n(voyage_no text, vessel_id int, discharge text, laycan_from date, laycan_to date)
    JOIN terminal l ON l.role = 'load' JOIN terminal d ON d.name = n.discharge
    RETURNING id, voyage_no`,
  ships: `UPDATE voyage v SET vessel_id = n.vessel_id
    FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, vessel_id int) WHERE v.id = n.voyage_id`,
  lots: `INSERT INTO lot AS l (voyage_id, no, grade_id, shipper_id, planned_tonnes, bl_no, bl_date, bl_tonnes, outturn_tonnes, outturn_date)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, no int, grade_id int, shipper_id int, planned_tonnes numeric,
      bl_no text, bl_date date, bl_tonnes numeric, outturn_tonnes numeric, outturn_date date)
    ON CONFLICT (voyage_id, no) DO UPDATE SET bl_no = coalesce(excluded.bl_no, l.bl_no), bl_date = coalesce(excluded.bl_date, l.bl_date),
      bl_tonnes = coalesce(excluded.bl_tonnes, l.bl_tonnes), outturn_tonnes = coalesce(excluded.outturn_tonnes, l.outturn_tonnes),
      outturn_date = coalesce(excluded.outturn_date, l.outturn_date)`,
  events: `INSERT INTO voyage_event AS e (voyage_id, name, planned_at, planned_precision, estimated_at, estimated_precision, actual_at, actual_precision)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, name event_name, planned_at timestamptz,
      planned_precision moment_precision, estimated_at timestamptz, estimated_precision moment_precision,
      actual_at timestamptz, actual_precision moment_precision)
    ON CONFLICT (voyage_id, name) DO UPDATE SET
      planned_at = coalesce(excluded.planned_at, e.planned_at), planned_precision = coalesce(excluded.planned_precision, e.planned_precision),
      estimated_at = coalesce(excluded.estimated_at, e.estimated_at), estimated_precision = coalesce(excluded.estimated_precision, e.estimated_precision),
      actual_at = coalesce(excluded.actual_at, e.actual_at), actual_precision = coalesce(excluded.actual_precision, e.actual_precision)`,
  delays: `INSERT INTO delay (voyage_id, port, reason, from_at, to_at, note)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, port terminal_role, reason delay_reason,
      from_at timestamptz, to_at timestamptz, note text)`,
  warnings: `INSERT INTO voyage_warning (voyage_id, code, detail, reason)
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, code text, detail jsonb, reason text)`,
  acts: `INSERT INTO voyage_act (voyage_id, kind, at, by_id, by_name, reason)
    SELECT n.voyage_id, n.kind, $2::timestamptz, $3, $4, n.reason
    FROM jsonb_to_recordset($1::jsonb) AS n(voyage_id int, kind act_kind, reason text)`,
} as const;

const CONTEXT = `SELECT set_config('app.known_at', $1, true), set_config('app.actor', $2, true), set_config('app.reason', $3, true)`;

/**
 * The demonstration as of `now`, with its accounts; nothing when simulated voyages exist already: a log that people
 * have worked with is never extended.
 * @param say takes lines of progress, and last the line of accounts
 * @throws when the reference facts are missing, or the database refuses
 */
export async function writeDemonstration(
  client: pg.Client,
  now: Date,
  { randomPasswords, say }: { randomPasswords: boolean; say: (line: string) => void },
): Promise<void> {
  const { rows } = await client.query('SELECT 1 FROM voyage WHERE simulated LIMIT 1');
  if (rows.length > 0) {
    say('demonstration: simulated voyages exist already; nothing is added');
    return;
  }
  const accounts = randomPasswords ? withRandomPasswords() : ACCOUNTS;
  await writeAccounts(client, accounts);

  const registry = await readRegistry(client);
  const ids = new Map<string, number>();
  let year = '';
  // Nobody else sees these rows before the end, autovacuum neither: without statistics of our own the triggers' plans
  // read whole tables, and the demonstration takes three times as long.
  let entered = 0;
  let plannedAnew = 25;
  for (const step of stepsUntil(now)) {
    const stepYear = new Date(step.at).toISOString().slice(0, 4);
    if (stepYear !== year) say(`demonstration: ${(year = stepYear)} …`);
    await writeStep(client, step, registry, ids);
    if (++entered === plannedAnew) {
      await client.query('ANALYZE voyage, lot, voyage_event, voyage_act, delay, voyage_warning');
      plannedAnew *= 2;
    }
  }
  await client.query(`SELECT set_config('app.known_at', '', true)`);

  say(`demonstration: ${ids.size} simulated voyages`);
  say(accountsLine(accounts));
}

type Registry = Record<'vessel' | 'grade' | 'company', Ids>;

async function readRegistry(client: pg.Client): Promise<Registry> {
  const read = async (table: keyof Registry): Promise<Ids> => {
    const { rows } = await client.query<{ id: number; name: string }>(
      `SELECT id, name FROM ${table} ORDER BY id DESC`,
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  };
  return { vessel: await read('vessel'), grade: await read('grade'), company: await read('company') };
}

function idIn(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined)
    throw new Error(`demonstration: "${name}" is not in the database; load the reference facts first`);
  return id;
}

async function writeStep(
  client: pg.Client,
  step: Step,
  registry: Registry,
  ids: Map<string, number>,
): Promise<void> {
  const { by, reason } = step;
  const at = new Date(step.at).toISOString();
  const run = (name: keyof typeof SQL, rows: readonly object[], ...more: string[]) =>
    rows.length === 0
      ? Promise.resolve(null)
      : client.query<{ id: number; voyage_no: string }>({
          name,
          text: SQL[name],
          values: [JSON.stringify(rows), ...more],
        });
  const ofVoyage = ({ voyageNo }: { voyageNo: string }) => ({ voyage_id: idIn(ids, voyageNo) });
  const named = (kind: keyof Registry, name: string | null | undefined) =>
    name ? idIn(registry[kind], name) : null;
  const tonnes = (kg: number | undefined) => (kg === undefined ? null : decimalFromKg(kg));

  await client.query({ name: 'context', text: CONTEXT, values: [at, by.id, reason ?? ''] });
  const made = await run(
    'voyages',
    step.voyages.map(({ voyageNo, vessel, dischargeTerminal, laycanFrom, laycanTo }) => ({
      ...{ voyage_no: voyageNo, vessel_id: named('vessel', vessel), discharge: dischargeTerminal },
      ...{ laycan_from: laycanFrom, laycan_to: laycanTo },
    })),
    at,
  );
  for (const { id, voyage_no } of made?.rows ?? []) ids.set(voyage_no, id);
  await run(
    'ships',
    step.ships.map((change) => ({ ...ofVoyage(change), vessel_id: named('vessel', change.vessel) })),
  );
  await run(
    'acts',
    step.acts.filter(({ kind }) => kind === 'reopen').map((act) => ({ ...act, ...ofVoyage(act) })),
    ...[at, by.id, by.name],
  );
  await run(
    'lots',
    step.lots.map((lot) => ({
      ...ofVoyage(lot),
      no: lot.no,
      grade_id: named('grade', lot.grade),
      shipper_id: named('company', lot.shipper),
      planned_tonnes: tonnes(lot.plannedKg),
      bl_no: lot.blNo,
      bl_date: lot.blDate,
      bl_tonnes: tonnes(lot.blKg),
      outturn_tonnes: tonnes(lot.outturnKg),
      outturn_date: lot.outturnDate,
    })),
  );
  await run(
    'events',
    eventRows(step.events).map(({ voyageNo, ...row }) => ({ ...row, ...ofVoyage({ voyageNo }) })),
  );
  await run(
    'delays',
    step.delays.map(({ from, to, ...delay }) => ({
      ...{ ...delay, ...ofVoyage(delay) },
      ...{ from_at: new Date(from).toISOString(), to_at: new Date(to).toISOString() },
    })),
  );
  await run(
    'warnings',
    step.warnings.map((warning) => ({ ...warning, ...ofVoyage(warning) })),
  );
  await run(
    'acts',
    step.acts.filter(({ kind }) => kind !== 'reopen').map((act) => ({ ...act, ...ofVoyage(act) })),
    ...[at, by.id, by.name],
  );
}

/** One row a voyage and event: two columns of it may become known at the same sitting. */
function eventRows(events: readonly EventChange[]): { voyageNo: string; name: string }[] {
  const rows = new Map<string, { voyageNo: string; name: string }>();
  for (const { voyageNo, name, column, at, precision } of events) {
    const key = `${voyageNo} ${name}`;
    const stamp = { [`${column}_at`]: new Date(at).toISOString(), [`${column}_precision`]: precision };
    rows.set(key, { ...rows.get(key), voyageNo, name, ...stamp });
  }
  return [...rows.values()];
}
