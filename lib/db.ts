import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/prisma/generated/client';
import type { Person } from './people/role';
import type { Refusal } from './result';
import { env } from './env';

export type Transaction = Prisma.TransactionClient;

/**
 * Begins the text of a hot statement whose best plan is the same for all its parameters: each connection then reads and
 * plans it once and not at every question, which for short ones is most of the work. Not for filters over voyages.
 */
export const PLANNED_ONCE = Prisma.raw('/* planned once */');

/** The names under which connections keep such statements, by their text. */
const plannedOnce = new Map<string, string>();

function statementName({ sql }: { sql: string }): string {
  if (!sql.startsWith(PLANNED_ONCE.sql)) return '';
  const name = plannedOnce.get(sql) ?? `planned_once_${plannedOnce.size}`;
  plannedOnce.set(sql, name);
  return name;
}

function connect(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL_MAX, CONNECTION_TIMEOUT } = env();
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_MAX,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    // Instants are stored and read in UTC whatever the server's zone is.
    options: '-c timezone=UTC',
    keepAlive: true,
  });
  // A stopped database takes the whole process down through a connection to which nobody listens, be it for a moment.
  pool.on('connect', (client) => client.on('error', () => {}));
  const adapter = new PrismaPg(pool, {
    onPoolError: (error) => console.error('database:', error.message),
    disposeExternalPool: true,
    statementNameGenerator: statementName,
  });
  return new PrismaClient({ adapter });
}

const kept = globalThis as typeof globalThis & { caspianDatabase?: PrismaClient };

/** The one client, made at first use so that `next build` needs no database; kept over a development reload. */
export function db(): PrismaClient {
  return (kept.caspianDatabase ??= connect());
}

/** What went wrong in the database, whether it arrived as a known request error or as the driver's own. */
function causeOf(error: unknown): { code?: string; message?: string; constraint?: unknown } {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return {};
  const cause =
    (error.meta?.driverAdapterError as { cause?: Record<string, unknown> } | undefined)?.cause ?? {};
  return {
    code: String(cause.originalCode ?? cause.code ?? ''),
    message: String(cause.originalMessage ?? cause.message ?? error.message),
    constraint: cause.constraint,
  };
}

/** Tries again when two writers block one another; every other error is the caller's. */
async function inTurn<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const { code } = causeOf(error);
      if (tries < 5 && (code === '40P01' || code === '40001')) continue;
      throw error;
    }
  }
}

type Writer = Pick<Person, 'id' | 'name'>;

/** Tells the database who writes in this transaction, and why. */
const saidBy = (by: Writer, reason: string | null) => Prisma.sql`
  SELECT set_config('app.actor', ${by.id}, true), set_config('app.actor_name', ${by.name}, true), set_config('app.reason', ${reason ?? ''}, true)`;

/** The longest that somebody's form waits for its turn, in milliseconds. */
const WAITS = 20_000;

/**
 * One transaction in which the database knows who writes and why. Deferred rules are checked before it ends, so their
 * refusals surface here. Tried again when two writers block one another; every other error is the caller's.
 */
export async function write<T>(
  by: Writer,
  reason: string | null,
  work: (tx: Transaction) => Promise<T>,
  /** Thousands of voyages in one go take longer than anybody's form. */
  { timeout = WAITS }: { timeout?: number } = {},
): Promise<T> {
  return inTurn(() =>
    db().$transaction(
      async (tx) => {
        await tx.$executeRaw(saidBy(by, reason));
        const value = await work(tx);
        await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
        return value;
      },
      { timeout, maxWait: 5_000 },
    ),
  );
}

/**
 * The same where one statement writes everything: it is a transaction of its own, and goes to the database and back
 * once where {@link write} goes five times. `who` must be read by whatever the statement writes from: the database
 * refuses what nobody wrote. It waits for others as long as {@link write} does.
 */
export async function writeAtOnce<Row>(
  by: Writer,
  reason: string | null,
  statement: (who: Prisma.Sql) => Prisma.Sql,
): Promise<Row[]> {
  const who = Prisma.sql`(${saidBy(by, reason)}, set_config('lock_timeout', ${String(WAITS)}, true) OFFSET 0)`;
  return inTurn(() => db().$queryRaw<Row[]>(statement(who)));
}

/** Why what follows in this transaction is written, where its parts have reasons of their own. */
export async function because(tx: Transaction, reason: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.reason', ${reason}, true)`;
}

/** The database's rules by constraint name, and the field each one speaks of. */
const CONSTRAINTS: Record<string, Refusal> = {
  voyage_no_once: { reason: 'voyageNoTaken', field: 'voyageNo' },
  voyage_no_shape: { reason: 'voyageNoShape', field: 'voyageNo' },
  voyage_no_says_simulated: { reason: 'voyageNoSimulated', field: 'voyageNo' },
  voyage_no_overlap: { reason: 'voyagesOverlap', field: 'vesselId' },
  voyage_idempotency_key_key: { reason: 'keyTaken', field: 'idempotencyKey' },
  voyage_vessel_id_fkey: { reason: 'unknownEntry', field: 'vesselId' },
  voyage_load_terminal_id_fkey: { reason: 'unknownEntry', field: 'loadTerminalId' },
  voyage_discharge_terminal_id_fkey: { reason: 'unknownEntry', field: 'dischargeTerminalId' },
  lot_grade_id_fkey: { reason: 'unknownEntry', field: 'lots' },
  lot_shipper_id_fkey: { reason: 'unknownEntry', field: 'lots' },
  voyage_laycan_order: { reason: 'laycanOrder', field: 'laycanTo' },
  voyage_demurrage_has_currency: { reason: 'currencyMissing', field: 'terms.currency' },
  lot_bl_no_once: { reason: 'blNoTaken', field: 'lots' },
  lot_outturn_not_before_bl: { reason: 'outturnBeforeBl', field: 'lots' },
  lot_bl_tonnes_range: { reason: 'tonnesRange', field: 'lots' },
  lot_outturn_tonnes_range: { reason: 'tonnesRange', field: 'lots' },
  lot_planned_tonnes_range: { reason: 'tonnesRange', field: 'lots' },
  delay_length: { reason: 'delayTooLong', field: 'delays' },
  delay_order: { reason: 'delayOrder', field: 'delays' },
  vessel_imo_number_key: { reason: 'imoTaken', field: 'imoNumber' },
  vessel_imo_valid: { reason: 'imoInvalid', field: 'imoNumber' },
  vessel_operator_id_fkey: { reason: 'unknownEntry', field: 'operatorId' },
  port_notice_terminal_id_fkey: { reason: 'unknownEntry', field: 'terminalId' },
  port_notice_stands_once: { reason: 'noticeThere', field: 'validFrom' },
  port_notice_dates: { reason: 'noticeDates', field: 'validTo' },
  company_name_once: { reason: 'companyTaken', field: 'name' },
  target_version_dates: { reason: 'noticeDates', field: 'effectiveTo' },
  target_version_months: { reason: 'monthsSum', field: 'monthlyTonnes', values: { sum: '', year: '' } },
  target_version_not_itself: { reason: 'supersedesItself', field: 'supersedesId' },
  target_version_supersedes_id_key: { reason: 'supersededTwice', field: 'supersedesId' },
  target_version_agreement_id_fkey: { reason: 'unknownEntry', field: 'agreementId' },
  target_version_scope_id_fkey: { reason: 'unknownEntry', field: 'scopeId' },
  grade_name_key: { reason: 'nameTaken', field: 'name' },
  terminal_name_key: { reason: 'nameTaken', field: 'name' },
  disruption_name_key: { reason: 'nameTaken', field: 'name' },
  movement_figure_id_key: { reason: 'figureTaken', field: 'figureId' },
  movement_figure_id_fkey: { reason: 'unknownEntry', field: 'figureId' },
  movement_grade_id_fkey: { reason: 'unknownEntry', field: 'gradeId' },
  movement_dates: { reason: 'periodOrder', field: 'to' },
  movement_stock_at_month_end: { reason: 'stockNotAtMonthEnd', field: 'to' },
  route_total_figure_id_key: { reason: 'figureTaken', field: 'figureId' },
  route_total_figure_id_fkey: { reason: 'unknownEntry', field: 'figureId' },
  route_total_dates: { reason: 'periodOrder', field: 'to' },
  transport_cost_dates: { reason: 'periodOrder', field: 'validTo' },
  reported_figure_key_key: { reason: 'figureKeyTaken', field: 'key' },
  reported_figure_supersedes_id_key: { reason: 'supersededAlready', field: 'supersedesId' },
  reported_figure_supersedes_id_fkey: { reason: 'unknownEntry', field: 'supersedesId' },
  reported_figure_supersedes_earlier: { reason: 'supersedesEarlier', field: 'supersedesId' },
  reported_figure_relay_of_id_fkey: { reason: 'unknownEntry', field: 'relayOfId' },
  reported_figure_relays_another: { reason: 'relaysItself', field: 'relayOfId' },
  saved_view_name_once: { reason: 'viewNameTaken', field: 'name' },
  user_email_key: { reason: 'emailTaken', field: 'email' },
};

/**
 * The refusal behind a database error, or null when it is not a rule but a fault. Rules raised by our triggers read
 * "<reason>: <what was read>" with an SQLSTATE of class CL.
 */
export function refusalOf(error: unknown): Refusal | null {
  const { code, message = '', constraint } = causeOf(error);
  const raised = /([a-z][A-Za-z]+): (.*)/.exec(message);
  if (code?.startsWith('CL') && raised) {
    const read = (raised[2] ?? '').trim();
    const [earlier = '', later = ''] = read.split(' ');
    const reason = raised[1] as string;
    return { reason, values: reason === 'milestonesOutOfOrder' ? { read, earlier, later } : { read } };
  }
  const named = JSON.stringify(constraint ?? '') + message;
  const name = Object.keys(CONSTRAINTS).find((key) => named.includes(key));
  return name ? (CONSTRAINTS[name] as Refusal) : null;
}
