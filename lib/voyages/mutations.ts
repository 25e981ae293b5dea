import 'server-only';
import { db, refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { actOnVoyages } from './acts.mutations';
import { continueText, differences, isSame, merge } from './amendment';
import { examine, zonesOf } from './examination.queries';
import { readVoyage } from './input';
import { insertVoyages, type NewVoyage } from './insert.mutations';
import { lockedRecord, refusedByRule, versionOf } from './locked.mutations';
import { factsOf, type Amended, type Conflict, type Logged, type VoyageRecord } from './record';
import { writeDifferences, writeWarnings } from './rows.mutations';
import { textOf, type VoyageText } from './text';
import { againstChange, type ActKind, type PortZones } from './voyage';

const NOT_ALLOWED: Refusal = { reason: 'notAllowed' };

export interface LogOptions {
  /** The planned voyage this one is: it is amended, and keeps its number. `base`: its text as it was offered. */
  continueOn?: { voyageNo: string; version: number; base?: VoyageText };
}

/**
 * Logs one voyage. The same idempotency key again gives the same voyage. What is implausible and was given no reason
 * in `acceptedWarnings` is refused as `implausible`, one refusal each: `values.code` and what was read.
 */
export async function logVoyage(
  by: Person,
  text: unknown,
  { continueOn }: LogOptions = {},
): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  if (continueOn)
    return amend(by, continueOn.voyageNo, { ...continueOn, text, reason: null, continued: true });
  const logged = await logVoyages(by, [text]);
  if (logged.done) return logged.value[0] ? done(logged.value[0]) : refused();
  return refused(
    ...logged.refusals.map(({ field, ...refusal }) => ({
      ...refusal,
      ...withField(field?.replace(/^voyages\.0\.?/, '')),
    })),
  );
}

const withField = (field: string | undefined) => (field ? { field } : {});

/** Logs many, all or none; refusals carry `voyages.<index>.` before the field. */
export async function logVoyages(by: Person, texts: readonly unknown[]): Promise<Result<Logged[]>> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  if (texts.length === 0) return done([]);
  const checked = await zonesOf(db(), texts);
  const read = texts.map((text, index) => {
    const { zones, refusals } = checked[index] ?? { zones: null, refusals: [] };
    if (!zones) throw new Error(`no zones for voyage ${index}`);
    const result = readVoyage(text, zones);
    if (!result.done) return { refusals: [...result.refusals, ...refusals] };
    const { idempotencyKey } = result.value;
    if (idempotencyKey === null) return { refusals: [{ reason: 'keyMissing', field: 'idempotencyKey' }] };
    return { refusals, facts: { ...result.value, idempotencyKey }, zones };
  });
  const numbered = (index: number, refusals: readonly Refusal[]) =>
    refusals.map((refusal) => ({
      ...refusal,
      field: ['voyages', index, refusal.field].filter((part) => part !== undefined).join('.'),
    }));
  const unread = read.flatMap(({ refusals }, index) => numbered(index, refusals));
  if (unread.length > 0) return refused(...unread);

  const readable = read.flatMap(({ facts, zones }) => (facts && zones ? [{ facts, zones }] : []));
  const keys = readable.map(({ facts }) => facts.idempotencyKey);
  const examined = await examine(
    db(),
    readable.map((voyage, index) => ({ ...voyage, simulated: false, stored: null, key: keys[index] })),
  );
  const known = examined.flatMap(({ logged }, index) =>
    logged ? [{ ...logged, key: keys[index] ?? '' }] : [],
  );
  // A voyage that was logged under its key already has nothing to be asked, and clashes only with itself.
  const fresh = readable.flatMap((voyage, index) => {
    const { logged, refusals = [], warnings = [] } = examined[index] ?? {};
    return logged ? [] : [{ ...voyage, warnings, refusals: numbered(index, refusals) }];
  });
  const doubts = fresh.flatMap(({ refusals }) => refusals);
  if (doubts.length > 0) return refused(...doubts);
  return insert(by, fresh, keys, known);
}

type Keyed = Logged & { key: string };

/** A second submit that arrived at the same time finds its voyage there. */
async function insert(
  by: Person,
  fresh: readonly NewVoyage[],
  keys: readonly string[],
  known: readonly Keyed[],
): Promise<Result<Logged[]>> {
  try {
    const made = fresh.length === 0 ? [] : await insertVoyages(by, fresh);
    return done(inOrder(keys, [...known, ...made]));
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    const twins = await loggedAs(keys);
    return keys.every((key) => twins.some((twin) => twin.key === key))
      ? done(inOrder(keys, twins))
      : refused(refusal);
  }
}

async function loggedAs(keys: readonly string[]): Promise<Keyed[]> {
  return db().$queryRaw<Keyed[]>`
    SELECT idempotency_key::text AS key, voyage_no AS "voyageNo", version FROM voyage WHERE idempotency_key = ANY (${keys}::uuid[])`;
}

function inOrder(keys: readonly string[], logged: readonly Keyed[]): Logged[] {
  return keys.map((wanted) => {
    const voyage = logged.find(({ key }) => key === wanted);
    if (!voyage) throw new Error(`the voyage of ${wanted} was not stored`);
    const { key: _, ...answer } = voyage;
    return answer;
  });
}

export interface Amendment {
  /** The version that was opened for editing. */
  version: number;
  /** What was opened (`textOf`); without it every difference counts as a clash. */
  base?: VoyageText;
  text: unknown;
  reason: string;
}

/** Amends a voyage; when somebody saved it since, nothing is written and the conflict holds both versions. */
export async function amendVoyage(by: Person, voyageNo: string, amendment: Amendment): Promise<Amended> {
  if (!may(by, 'logVoyages')) return refused(NOT_ALLOWED);
  if (amendment.reason.trim() === '') return refused({ reason: 'reasonMissing', field: 'reason' });
  return amend(by, voyageNo, { ...amendment, reason: amendment.reason.trim(), continued: false });
}

type Change = Omit<Amendment, 'reason'> & { reason: string | null; continued: boolean };

function amend(by: Person, voyageNo: string, change: Change): Promise<Amended> {
  return refusedByRule(() =>
    write(by, change.reason, async (tx): Promise<Amended> => {
      const record = await lockedRecord(tx, voyageNo);
      return record
        ? amendLocked(tx, record, change)
        : refused({ reason: 'voyageUnknown', values: { read: voyageNo } });
    }),
  );
}

/** Amends a voyage that this transaction has locked, by the rules of every other amendment. */
export async function amendLocked(tx: Transaction, record: VoyageRecord, change: Change): Promise<Amended> {
  const [checked] = await zonesOf(tx, [change.text]);
  const zones = checked?.zones ?? record.zones;
  const typed = readVoyage(change.text, zones);
  if (!typed.done) return typed;
  if (checked && checked.refusals.length > 0) return refused(...checked.refusals);

  const theirs = textOf(factsOf(record), record.zones);
  const typedText = textOf(typed.value, zones);
  const mine = change.continued ? continueText(theirs, typedText) : typedText;
  if (mine.voyageNo !== '' && mine.voyageNo !== record.voyageNo) {
    return refused({ reason: 'voyageNoImmutable', field: 'voyageNo', values: { read: mine.voyageNo } });
  }
  const unchanged = isSame(theirs, mine);
  // Saved already, by an earlier try whose answer was lost.
  if (unchanged && record.version !== change.version)
    return done({ voyageNo: record.voyageNo, version: record.version });
  // Before what somebody else saved meanwhile: putting the two together could not be saved either.
  const against = againstChange(record.status);
  if (against) return refused({ reason: against, values: { read: record.voyageNo } });
  if (record.version !== change.version) {
    return {
      ...refused({ reason: 'changedMeanwhile' }),
      conflict: await conflictOf(tx, record, canonical(change.base, record.zones), mine, theirs),
    };
  }
  if (change.continued && !unchanged && record.status !== 'planned' && record.status !== 'nominated') {
    return refused({ reason: 'alreadyContinued', values: { read: record.voyageNo } });
  }

  const wanted = change.continued ? readVoyage(mine, zones) : typed;
  if (!wanted.done) return wanted;
  const different = differences(theirs, mine);
  const strange = [
    ...different.strangeLots.map((index) => `lots.${index}`),
    ...different.strangeDelays.map((index) => `delays.${index}`),
  ];
  if (strange.length > 0) return refused(...strange.map((field) => ({ reason: 'rowGone', field })));

  const [examined] = await examine(tx, [
    { facts: wanted.value, zones, simulated: record.simulated, stored: record },
  ]);
  if (!examined || examined.refusals.length > 0) return refused(...(examined?.refusals ?? []));
  await writeDifferences(
    tx,
    record.id,
    wanted.value,
    different,
    Math.max(0, ...record.lots.map(({ no }) => no)),
  );
  await writeWarnings(tx, record.id, record.warnings, examined.warnings);
  return done(await versionOf(tx, record));
}

/** The text as it would be printed; null when there is none or it cannot be read. */
function canonical(text: unknown, zones: PortZones): VoyageText | null {
  const read = text === undefined ? null : readVoyage(text, zones);
  return read?.done ? textOf(read.value, zones) : null;
}

async function conflictOf(
  tx: Transaction,
  record: VoyageRecord,
  base: VoyageText | null,
  mine: VoyageText,
  theirs: VoyageText,
): Promise<Conflict> {
  const [last] = await tx.$queryRaw<{ by: string; at: Date; reason: string | null }[]>`
    SELECT actor_name AS by, at, reason FROM revision WHERE voyage_id = ${record.id} ORDER BY id DESC LIMIT 1`;
  return {
    version: record.version,
    by: last?.by ?? '',
    at: last?.at ?? record.createdAt,
    reason: last?.reason ?? null,
    theirs,
    ...merge(base, mine, theirs),
  };
}

/** Nominates, closes, cancels or reopens a voyage. */
export async function actOnVoyage(
  by: Person,
  voyageNo: string,
  { version, ...act }: { version: number; kind: ActKind; reason: string },
): Promise<Amended> {
  const acted = await actOnVoyages(by, [{ voyageNo, version }], act);
  if (!acted.done)
    return refused(...acted.refusals, ...(acted.held ?? []).flatMap(({ refusals }) => refusals));
  return done(acted.value[0] ?? { voyageNo, version });
}
