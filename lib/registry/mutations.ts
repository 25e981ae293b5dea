import 'server-only';
import { randomBytes } from 'node:crypto';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Permission, type Person } from '@/lib/people/role';
import { decimalFromKg } from '@/lib/quantity';
import { done, refused, type Result } from '@/lib/result';
import { ENTERING, isAmendable, type Kind } from './entry';
import { readDisruption, type DisruptionFacts } from './disruption';
import {
  readCompany,
  readGrade,
  readPortNotice,
  readTerminal,
  readVessel,
  type PortNoticeFacts,
  type VesselFacts,
} from './input';
import { readCost, readMovement, readTotal, type CostFacts } from './onward';
import { readAgreement, readScope, readVersion, type AgreementFacts, type VersionFacts } from './promise';

/** Who may, why, and what the database's rules say: the frame of every write to the registry. */
export async function saved<T>(
  by: Person,
  permission: Permission,
  reason: string | null,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!may(by, permission)) return refused({ reason: 'notAllowed' });
  try {
    return await write(by, reason, work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

const vesselColumns = ({ deadweightTonnes, ...vessel }: VesselFacts) => ({
  ...vessel,
  deadweightTonnes: deadweightTonnes === null ? null : decimalFromKg(deadweightTonnes),
});

const noticeColumns = ({ validFrom, validTo, ...notice }: PortNoticeFacts) => ({
  ...notice,
  validFrom: new Date(validFrom),
  validTo: validTo === null ? null : new Date(validTo),
});

const disruptionColumns = ({ fromDate, toDate, ...disruption }: DisruptionFacts) => ({
  ...disruption,
  fromDate: new Date(fromDate),
  toDate: new Date(toDate),
});

const agreementColumns = ({ signedOn, ...agreement }: AgreementFacts) => ({
  ...agreement,
  signedOn: signedOn === null ? null : new Date(signedOn),
});

const versionColumns = ({
  tonnesPerYear,
  monthlyTonnes,
  effectiveFrom,
  effectiveTo,
  ...version
}: VersionFacts) => ({
  ...version,
  tonnesPerYear: decimalFromKg(tonnesPerYear),
  monthlyTonnes: monthlyTonnes.map(decimalFromKg),
  effectiveFrom: new Date(effectiveFrom),
  effectiveTo: effectiveTo === null ? null : new Date(effectiveTo),
});

const dayOrNull = (date: string | null) => (date === null ? null : new Date(date));

/** Of a movement or a total; null throughout where a published figure says it. */
const quantityColumns = <T extends { from: string | null; to: string | null; tonnes: number | null }>({
  from,
  to,
  tonnes,
  ...facts
}: T) => ({
  ...facts,
  fromDate: dayOrNull(from),
  toDate: dayOrNull(to),
  tonnes: tonnes === null ? null : decimalFromKg(tonnes),
});

const costColumns = ({ cents, validFrom, validTo, ...cost }: CostFacts) => ({
  ...cost,
  amount: (cents / 100).toFixed(2),
  validFrom: new Date(validFrom),
  validTo: dayOrNull(validTo),
});

/** What a board's address calls it: readable, and never that of another. */
function keyOf(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `${words || 'target'}-${randomBytes(3).toString('hex')}`;
}

interface Stored {
  version: number;
  mergedIntoId?: number | null;
}

/** What each kind reads of the text and writes to its table. */
export interface Table {
  /** `key`: of a promise, where a file says it; it is made otherwise. */
  create(tx: Transaction, key?: string): Promise<{ id: number }>;
  find(tx: Transaction, id: number): Promise<Stored | null>;
  /** How many rows: none when it is not of that version. */
  amend(tx: Transaction, at: { id: number; version: number }): Promise<{ count: number }>;
}

function then<F>(read: Result<F>, table: (facts: F) => Table): Result<Table> {
  return read.done ? done(table(read.value)) : read;
}

const merges = { select: { version: true, mergedIntoId: true } } as const;
const plain = { select: { version: true } } as const;
const id = { select: { id: true } } as const;

const TABLES: Record<Kind, (typed: unknown) => Result<Table>> = {
  vessels: (typed) =>
    then(readVessel(typed), (facts) => ({
      create: (tx) => tx.vessel.create({ data: vesselColumns(facts), ...id }),
      find: (tx, key) => tx.vessel.findUnique({ where: { id: key }, ...merges }),
      amend: (tx, where) => tx.vessel.updateMany({ where, data: vesselColumns(facts) }),
    })),
  companies: (typed) =>
    then(readCompany(typed), (data) => ({
      create: (tx) => tx.company.create({ data, ...id }),
      find: (tx, key) => tx.company.findUnique({ where: { id: key }, ...merges }),
      amend: (tx, where) => tx.company.updateMany({ where, data }),
    })),
  grades: (typed) =>
    then(readGrade(typed), (data) => ({
      create: (tx) => tx.grade.create({ data, ...id }),
      find: (tx, key) => tx.grade.findUnique({ where: { id: key }, ...merges }),
      amend: (tx, where) => tx.grade.updateMany({ where, data }),
    })),
  terminals: (typed) =>
    then(readTerminal(typed), (data) => ({
      create: (tx) => tx.terminal.create({ data, ...id }),
      find: (tx, key) => tx.terminal.findUnique({ where: { id: key }, ...merges }),
      amend: (tx, where) => tx.terminal.updateMany({ where, data }),
    })),
  notices: (typed) =>
    then(readPortNotice(typed), (facts) => ({
      create: (tx) => tx.portNotice.create({ data: noticeColumns(facts), ...id }),
      find: (tx, key) => tx.portNotice.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.portNotice.updateMany({ where, data: noticeColumns(facts) }),
    })),
  disruptions: (typed) =>
    then(readDisruption(typed), (facts) => ({
      create: (tx) => tx.disruption.create({ data: disruptionColumns(facts), ...id }),
      find: (tx, key) => tx.disruption.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.disruption.updateMany({ where, data: disruptionColumns(facts) }),
    })),
  agreements: (typed) =>
    then(readAgreement(typed), (facts) => ({
      create: (tx, key = keyOf(facts.title)) =>
        tx.agreement.create({ data: { ...agreementColumns(facts), key }, ...id }),
      find: (tx, key) => tx.agreement.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.agreement.updateMany({ where, data: agreementColumns(facts) }),
    })),
  scopes: (typed) =>
    then(readScope(typed), ({ gradeIds, ...facts }) => ({
      create: (tx, key = keyOf(facts.name)) => {
        const grades = { create: gradeIds.map((gradeId) => ({ gradeId })) };
        return tx.scope.create({ data: { ...facts, key, grades }, ...id });
      },
      find: (tx, key) => tx.scope.findUnique({ where: { id: key }, ...plain }),
      amend: () => Promise.resolve({ count: 0 }),
    })),
  versions: (typed) =>
    then(readVersion(typed), (facts) => ({
      create: (tx, key = keyOf(facts.name)) =>
        tx.targetVersion.create({ data: { ...versionColumns(facts), key }, ...id }),
      find: (tx, key) => tx.targetVersion.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.targetVersion.updateMany({ where, data: versionColumns(facts) }),
    })),
  movements: (typed) =>
    then(readMovement(typed), (facts) => ({
      create: (tx) => tx.movement.create({ data: quantityColumns(facts), ...id }),
      find: (tx, key) => tx.movement.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.movement.updateMany({ where, data: quantityColumns(facts) }),
    })),
  totals: (typed) =>
    then(readTotal(typed), (facts) => ({
      create: (tx) => tx.routeTotal.create({ data: quantityColumns(facts), ...id }),
      find: (tx, key) => tx.routeTotal.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.routeTotal.updateMany({ where, data: quantityColumns(facts) }),
    })),
  costs: (typed) =>
    then(readCost(typed), (facts) => ({
      create: (tx) => tx.transportCost.create({ data: costColumns(facts), ...id }),
      find: (tx, key) => tx.transportCost.findUnique({ where: { id: key }, ...plain }),
      amend: (tx, where) => tx.transportCost.updateMany({ where, data: costColumns(facts) }),
    })),
};

/** What was typed, as a row to be written; for a file of entries, which is one write. */
export const entryTable = (kind: Kind, typed: unknown): Result<Table> => TABLES[kind](typed);

/** A new entry. A vessel's name is no key: two ships are called Shusha; the IMO number is. */
export async function createEntry(by: Person, kind: Kind, typed: unknown): Promise<Result<{ id: number }>> {
  if (!may(by, ENTERING[kind])) return refused({ reason: 'notAllowed' });
  const table = TABLES[kind](typed);
  if (!table.done) return table;
  return saved(by, ENTERING[kind], null, async (tx) => done(await table.value.create(tx)));
}

/**
 * Amends an entry as long as nobody else did since `version`; refuses `changedMeanwhile` otherwise, and `entryMerged`
 * for one that another has taken the place of.
 */
export async function amendEntry(
  by: Person,
  kind: Kind,
  key: number,
  { version, text, reason }: { version: number; text: unknown; reason: string },
): Promise<Result<{ id: number }>> {
  if (!may(by, ENTERING[kind])) return refused({ reason: 'notAllowed' });
  if (!isAmendable(kind)) return refused({ reason: 'scopeFixed' });
  const table = TABLES[kind](text);
  const why = reason.trim();
  const missing = why === '' ? [{ reason: 'reasonMissing', field: 'reason' }] : [];
  if (!table.done) return refused(...table.refusals, ...missing);
  if (missing.length > 0) return refused(...missing);
  return saved(by, ENTERING[kind], why, async (tx) => {
    const stored = await table.value.find(tx, key);
    if (!stored) return refused({ reason: 'unknownEntry' });
    if (stored.mergedIntoId) return refused({ reason: 'entryMerged' });
    if (kind === 'terminals') {
      const fixed = await fixedOfTerminal(tx, key, text);
      if (fixed) return refused(fixed);
    }
    const { count } = await table.value.amend(tx, { id: key, version });
    return count === 0 ? refused({ reason: 'changedMeanwhile' }) : done({ id: key });
  });
}

/** Local times were read in the terminal's zone, and voyages begin or end there: neither changes under them. */
async function fixedOfTerminal(tx: Transaction, key: number, text: unknown) {
  const read = readTerminal(text);
  if (!read.done) return null;
  const [row] = await tx.$queryRaw<{ zone: string; role: string; used: boolean }[]>`
    SELECT time_zone AS zone, role::text AS role,
      EXISTS (SELECT FROM voyage WHERE load_terminal_id = ${key} OR discharge_terminal_id = ${key}) AS used
    FROM terminal WHERE id = ${key}`;
  if (!row?.used) return null;
  if (row.zone !== read.value.timeZone)
    return { reason: 'zoneInUse', field: 'timeZone', values: { was: row.zone } };
  return row.role === read.value.role ? null : { reason: 'roleInUse', field: 'role' };
}

async function named(by: Person, kind: Kind, typed: unknown): Promise<Result<{ id: number; name: string }>> {
  const result = await createEntry(by, kind, typed);
  if (!result.done) return result;
  return done({ ...result.value, name: String((typed as { name: unknown }).name).trim() });
}

/** A vessel entered from the form of a voyage. */
export const createVessel = (by: Person, typed: unknown) => named(by, 'vessels', typed);
/** A company entered from the form of a voyage. */
export const createCompany = (by: Person, typed: unknown) => named(by, 'companies', typed);
