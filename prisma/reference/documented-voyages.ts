import { createHash } from 'node:crypto';
import pg from 'pg';
import { startOfLocalDay } from '@/lib/calendar';
import { facts, given, type Fact } from './csv';
import type { KnownFacts } from './known';

const LOAD_TERMINAL = 'Aktau oil terminal (berths 4–5–8)';

/**
 * The publicly documented voyages: real ones, with their gaps as gaps. An unknown vessel, shipper or terminal stays
 * empty, a B/L date known by month is the first of that month at month precision.
 * @returns how many are new
 */
export async function loadDocumentedVoyages(client: pg.Client, known: KnownFacts): Promise<number> {
  let added = 0;
  for (const fact of facts('documented-voyages')) {
    if (await loadOne(client, known, fact)) added += 1;
  }
  return added;
}

async function loadOne(client: pg.Client, known: KnownFacts, fact: Fact): Promise<boolean> {
  const key = keyOf(fact);
  const there = await client.query('SELECT 1 FROM voyage WHERE idempotency_key = $1', [key]);
  if (there.rows.length > 0) return false;

  const loadedOn = given(fact, 'loaded_on');
  const voyage = await client.query<{ id: number }>(
    `INSERT INTO voyage (voyage_no, vessel_id, load_terminal_id, discharge_terminal_id, source, note, idempotency_key)
     VALUES (next_voyage_no($1), $2, $3, $4, $5, $6, $7) RETURNING id`,
    [
      Number(loadedOn.slice(0, 4)),
      known.id('vessel', fact.vessel),
      known.id('terminal', LOAD_TERMINAL),
      known.id('terminal', fact.discharge_terminal),
      fact.source,
      fact.note,
      key,
    ],
  );
  const id = voyage.rows[0]?.id;
  const byMonth = fact.bl_date_precision === 'month';
  await client.query(
    `INSERT INTO lot (voyage_id, no, grade_id, shipper_id, bl_date, bl_date_precision, bl_tonnes, note)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      known.id('grade', fact.grade),
      known.id('company', fact.shipper),
      byMonth ? `${loadedOn}-01` : loadedOn,
      byMonth ? 'month' : 'day',
      given(fact, 'bl_tonnes'),
      fact.note === 'approximately' ? 'B/L tonnes approximate, as reported' : null,
    ],
  );
  if (fact.arrived_on) {
    await client.query(
      `INSERT INTO voyage_event (voyage_id, name, actual_at, actual_precision) VALUES ($1, 'arrived', $2, 'day')`,
      [id, startOfLocalDay(fact.arrived_on, 'Asia/Baku')],
    );
  }
  return true;
}

/** The same voyage has the same key in every database: loading it again is one voyage. */
function keyOf({ loaded_on, grade, bl_tonnes }: Fact): string {
  const hex = createHash('sha256').update(`documented ${loaded_on} ${grade} ${bl_tonnes}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
