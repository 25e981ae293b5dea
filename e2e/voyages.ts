import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Person } from '@/lib/people/role';
import { logVoyage } from '@/lib/voyages/mutations';
import { factsOf, type Amended, type VoyageRecord } from '@/lib/voyages/record';
import { voyageByNo } from '@/lib/voyages/record.queries';
import { emptyTermsText } from '@/lib/voyages/terms';
import { emptyEventTexts, emptyLotText, textOf, type LotText, type VoyageText } from '@/lib/voyages/text';
import type { EventName } from '@/lib/voyages/voyage';
import { asOwner } from './database';

/** Voyages for database tests: a vessel of its own for each, so that no test meets another one's. */

export interface Fleet {
  vesselId: number;
  loadTerminalId: number;
  dischargeTerminalId: number;
  gradeId: number;
  shipperId: number;
}

/** A vessel of 12 368 t deadweight, two terminals, a grade and a shipper that nobody else uses. */
export async function aFleet(): Promise<Fleet> {
  const mark = randomUUID().slice(0, 8);
  return asOwner(async (client) => {
    const id = async (sql: string, ...values: unknown[]) =>
      (await client.query<{ id: number }>(`${sql} RETURNING id`, values)).rows[0]?.id ?? 0;
    const terminal =
      'INSERT INTO terminal (name, port, country, time_zone, role) VALUES ($1, $2, $3, $4, $5::terminal_role)';
    return {
      vesselId: await id('INSERT INTO vessel (name, deadweight_tonnes) VALUES ($1, 12368)', `Astana ${mark}`),
      loadTerminalId: await id(terminal, `Aktau ${mark}`, 'Aktau', 'KZ', 'Asia/Aqtau', 'load'),
      dischargeTerminalId: await id(terminal, `Dubendi ${mark}`, 'Baku', 'AZ', 'Asia/Baku', 'discharge'),
      gradeId: await id('INSERT INTO grade (name) VALUES ($1)', `Tengiz ${mark}`),
      shipperId: await id('INSERT INTO company (name) VALUES ($1)', `Shipper ${mark}`),
    };
  });
}

export function aLot(fleet: Fleet, lot: Partial<LotText> = {}): LotText {
  const { gradeId, shipperId } = fleet;
  return {
    ...emptyLotText(),
    gradeId,
    shipperId,
    blNo: `BL-${randomUUID()}`,
    blDate: '25.01.2025',
    blTonnes: '9 500',
    ...lot,
  };
}

/** A voyage that sailed on 25 January 2025 with one lot of 9 500 t. */
export function aVoyageText(
  fleet: Fleet,
  {
    lots = [aLot(fleet)],
    actual = { sailed: '25.01.2025 10:00' },
    ...rest
  }: Partial<Omit<VoyageText, 'events'>> & { actual?: Partial<Record<EventName, string>> } = {},
): VoyageText {
  const events = emptyEventTexts();
  for (const [name, at] of Object.entries(actual)) events[name as EventName].actual = at;
  const { vesselId, loadTerminalId, dischargeTerminalId } = fleet;
  return {
    idempotencyKey: randomUUID(),
    voyageNo: '',
    vesselId,
    loadTerminalId,
    dischargeTerminalId,
    laycanFrom: '',
    laycanTo: '',
    terms: emptyTermsText(),
    note: '',
    lots,
    events,
    delays: [],
    acceptedWarnings: [],
    ...rest,
  };
}

/** One transaction of the app's own login, past every check of the code; rolled back when it fails. */
export async function asApp<T>(
  work: (client: pg.Client) => Promise<T>,
  { actor = 'somebody' }: { actor?: string } = {},
): Promise<T> {
  const client = new pg.Client({
    connectionString: process.env.TEST_DATABASE_URL,
    options: '-c timezone=UTC',
  });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.actor', $1, true)", [actor]);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } finally {
    await client.end();
  }
}

const ANYBODY: Person = { id: 'anybody', name: 'Anybody', email: '', role: 'viewer' };

/** @throws when it was refused */
export async function logged(by: Person, text: VoyageText): Promise<VoyageRecord> {
  const result = await logVoyage(by, text);
  if (!result.done) throw new Error(JSON.stringify(result.refusals));
  return stored(result.value.voyageNo);
}

/** @throws when there is none */
export async function stored(voyageNo: string): Promise<VoyageRecord> {
  const record = await voyageByNo(ANYBODY, voyageNo);
  if (!record) throw new Error(`${voyageNo} is not there`);
  return record;
}

/** The text a form opens with. */
export function opened(record: VoyageRecord): VoyageText {
  return textOf(factsOf(record), record.zones);
}

/** `done`, or reason and field of each refusal. */
export function reasons(result: Amended): 'done' | (string | undefined)[][] {
  return result.done ? 'done' : result.refusals.map(({ reason, field }) => [reason, field]);
}
