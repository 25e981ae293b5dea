/**
 * Two people amend one voyage: what each changed, what both changed, and both together. Also what an amendment has to
 * write. Everything compares printed text (`textOf`), so that 9959 and 9 959.000 are no difference. Pure.
 */
import type { Clash } from './record';
import {
  emptyEventTexts,
  emptyLotText,
  type DelayText,
  type EventText,
  type LotText,
  type VoyageText,
} from './text';
import { TERMS, type TermsText } from './terms';
import { EVENTS, type EventName } from './voyage';
import { foldText } from './impossible';

const HEAD = ['vesselId', 'loadTerminalId', 'dischargeTerminalId', 'laycanFrom', 'laycanTo', 'note'] as const;
const COLUMNS = ['planned', 'estimated', 'actual'] as const;

type Value = string | number | null;
/** A stored row: everything but its id. */
type Row = LotText | DelayText;

const shown = (value: Value | undefined): string =>
  value === null || value === undefined ? '' : String(value);

function fieldsOf<R extends Row>(row: R): Record<string, Value> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id')) as Record<string, Value>;
}

function sameRow(a: Row, b: Row): boolean {
  const [one, other] = [fieldsOf(a), fieldsOf(b)];
  return Object.keys({ ...one, ...other }).every((name) => shown(one[name]) === shown(other[name]));
}

/** What differs between two texts of one voyage, row by row: what has to be written. */
export interface Differences {
  head: boolean;
  /** Ids of stored rows that are no longer there. */
  removedLots: number[];
  removedDelays: number[];
  /** Indexes in the wanted text: of rows to write over a stored one, and of new ones. */
  changedLots: number[];
  newLots: number[];
  changedDelays: number[];
  newDelays: number[];
  events: EventName[];
  /** Indexes of rows with an id that the stored voyage does not have. */
  strangeLots: number[];
  strangeDelays: number[];
}

export function differences(stored: VoyageText, wanted: VoyageText): Differences {
  const lots = rowDifferences<LotText>(stored.lots, wanted.lots);
  const delays = rowDifferences<DelayText>(stored.delays, wanted.delays);
  return {
    head:
      HEAD.some((name) => stored[name] !== wanted[name]) ||
      TERMS.some((name) => term(stored, name) !== term(wanted, name)),
    removedLots: lots.removed,
    changedLots: lots.changed,
    newLots: lots.added,
    strangeLots: lots.strange,
    removedDelays: delays.removed,
    changedDelays: delays.changed,
    newDelays: delays.added,
    strangeDelays: delays.strange,
    events: EVENTS.map(({ name }) => name).filter((name) =>
      COLUMNS.some((column) => cell(stored, name, column) !== cell(wanted, name, column)),
    ),
  };
}

/** Whether nothing of the voyage itself differs; accepted warnings are no part of it. */
export function isSame(stored: VoyageText, wanted: VoyageText): boolean {
  return Object.values(differences(stored, wanted)).every(
    (part) => part === false || (Array.isArray(part) && part.length === 0),
  );
}

function rowDifferences<R extends Row>(stored: readonly R[], wanted: readonly R[]) {
  const kept = new Set(wanted.map((row) => row.id));
  const found = {
    removed: [] as number[],
    changed: [] as number[],
    added: [] as number[],
    strange: [] as number[],
  };
  for (const { id } of stored) if (id !== undefined && !kept.has(id)) found.removed.push(id);
  wanted.forEach((row, index) => {
    const before = stored.find((one) => one.id === row.id);
    if (row.id === undefined) found.added.push(index);
    else if (!before) found.strange.push(index);
    else if (!sameRow(before, row)) found.changed.push(index);
  });
  return found;
}

function cell(text: VoyageText, name: EventName, column: keyof EventText): string {
  return text.events[name]?.[column] ?? '';
}

function term(text: VoyageText, name: keyof TermsText): string {
  return text.terms[name];
}

/** The terms, each as `of` says. */
const terms = (of: (name: keyof TermsText) => string) =>
  Object.fromEntries(TERMS.map((name) => [name, of(name)])) as unknown as TermsText;

export interface Merged {
  merged: VoyageText;
  changed: string[];
  clash: Clash[];
}

/**
 * Mine on top of theirs. A field that only one of us changed is theirs or mine; where both did, mine, and a clash says
 * so. A row that one removed and the other changed stays. Without `base` every difference is a clash.
 */
export function merge(base: VoyageText | null, mine: VoyageText, theirs: VoyageText): Merged {
  const changed: string[] = [];
  const clash: Clash[] = [];
  const pick = <V extends Value>(field: string, b: V | undefined, m: V, t: V): V => {
    if (m === t) return m;
    if (base !== null && m === b) {
      changed.push(field);
      return t;
    }
    if (base !== null && t === b) return m;
    changed.push(field);
    clash.push({ field, base: shown(b), mine: shown(m), theirs: shown(t) });
    return m;
  };

  const merged: VoyageText = {
    ...mine,
    vesselId: pick('vesselId', base?.vesselId, mine.vesselId, theirs.vesselId),
    loadTerminalId: pick('loadTerminalId', base?.loadTerminalId, mine.loadTerminalId, theirs.loadTerminalId),
    dischargeTerminalId: pick(
      'dischargeTerminalId',
      base?.dischargeTerminalId,
      mine.dischargeTerminalId,
      theirs.dischargeTerminalId,
    ),
    laycanFrom: pick('laycanFrom', base?.laycanFrom, mine.laycanFrom, theirs.laycanFrom),
    laycanTo: pick('laycanTo', base?.laycanTo, mine.laycanTo, theirs.laycanTo),
    terms: terms((name) =>
      pick(`terms.${name}`, base ? term(base, name) : undefined, term(mine, name), term(theirs, name)),
    ),
    note: pick('note', base?.note, mine.note, theirs.note),
    events: emptyEventTexts(),
    acceptedWarnings: mergeAccepted(base, mine, theirs),
  };
  for (const { name } of EVENTS) {
    const at = (column: keyof EventText) =>
      pick(
        `events.${name}.${column}`,
        base ? cell(base, name, column) : undefined,
        cell(mine, name, column),
        cell(theirs, name, column),
      );
    merged.events[name] = { planned: at('planned'), estimated: at('estimated'), actual: at('actual') };
  }
  const sameLot = (a: LotText, b: LotText) =>
    (a.blNo !== '' && foldText(a.blNo) === foldText(b.blNo)) || sameRow(a, b);
  const rows = { changed, clash, pick };
  merged.lots = mergeRows<LotText>('lots', base?.lots ?? null, mine.lots, theirs.lots, sameLot, rows);
  merged.delays = mergeRows<DelayText>(
    'delays',
    base?.delays ?? null,
    mine.delays,
    theirs.delays,
    sameRow,
    rows,
  );
  return { merged, changed: [...new Set(changed)], clash };
}

/** Reasons given by me, and theirs where I gave none: what I opened is none of mine. */
function mergeAccepted(
  base: VoyageText | null,
  mine: VoyageText,
  theirs: VoyageText,
): VoyageText['acceptedWarnings'] {
  const opened = (base?.acceptedWarnings ?? []).map((accepted) => JSON.stringify(accepted));
  const of = (code: string) => theirs.acceptedWarnings.find((one) => one.code === code);
  const kept = mine.acceptedWarnings.map((accepted) =>
    opened.includes(JSON.stringify(accepted)) ? (of(accepted.code) ?? accepted) : accepted,
  );
  return [...kept, ...theirs.acceptedWarnings.filter(({ code }) => !kept.some((one) => one.code === code))];
}

interface Pick {
  changed: string[];
  clash: Clash[];
  pick: <V extends Value>(field: string, b: V | undefined, m: V, t: V) => V;
}

function mergeRows<R extends Row>(
  list: 'lots' | 'delays',
  base: readonly R[] | null,
  mine: readonly R[],
  theirs: readonly R[],
  isOne: (a: R, b: R) => boolean,
  { changed, clash, pick }: Pick,
): R[] {
  const result: R[] = [];
  const taken = new Set<R>();
  const of = (rows: readonly R[] | null, id: number | undefined) => rows?.find((row) => row.id === id);
  const rowClash = (m: string, t: string) =>
    clash.push({ field: `${list}.${result.length}`, base: '', mine: m, theirs: t });
  const fieldwise = (b: R | undefined, m: R, t: R): R => {
    const values = Object.entries(fieldsOf(t)).map(([name, value]) => [
      name,
      pick(
        `${list}.${result.length}.${name}`,
        b && fieldsOf(b)[name],
        fieldsOf(m)[name] ?? (typeof value === 'string' ? '' : null),
        value,
      ),
    ]);
    return { ...t, ...Object.fromEntries(values) } as R;
  };

  for (const t of theirs) {
    const b = of(base, t.id);
    // The same new row, entered by both of us or by me twice, is one.
    const m =
      of(mine, t.id) ?? mine.find((row) => row.id === undefined && !b && !taken.has(row) && isOne(row, t));
    if (m) {
      taken.add(m);
      result.push(fieldwise(b, m, t));
    } else if (b && sameRow(b, t)) {
      continue; // removed by me, untouched by them
    } else {
      if (b || base === null) rowClash('', Object.values(fieldsOf(t)).map(shown).filter(Boolean).join(' · '));
      changed.push(`${list}.${result.length}`);
      result.push(t);
    }
  }
  for (const m of mine) {
    if (taken.has(m)) continue;
    const b = of(base, m.id);
    if (m.id === undefined) result.push(m);
    else if (b && sameRow(b, m))
      changed.push(list); // removed by them, untouched by me
    else {
      rowClash(Object.values(fieldsOf(m)).map(shown).filter(Boolean).join(' · '), '');
      changed.push(`${list}.${result.length}`);
      // What they removed can only come back as a new row.
      const { id: _removed, ...rest } = m;
      result.push(rest as R);
    }
  }
  return result;
}

/**
 * A logged voyage put onto the planned one that it is: what was typed counts, what was left empty keeps the plan. Lots
 * without an id take over the planned lots in their order.
 */
export function continueText(planned: VoyageText, typed: VoyageText): VoyageText {
  const kept = <V extends Value>(now: V, before: V): V => (now === null || now === '' ? before : now);
  const events = emptyEventTexts();
  for (const { name } of EVENTS) {
    for (const column of COLUMNS)
      events[name][column] = kept(cell(typed, name, column), cell(planned, name, column));
  }
  const free = planned.lots.filter((lot) => !typed.lots.some(({ id }) => id === lot.id));
  const typedLots = typed.lots.filter((lot) => lot.id !== undefined || !sameRow(lot, emptyLotText()));
  const lots = typedLots.map((lot) => {
    const plan = lot.id === undefined ? free.shift() : planned.lots.find(({ id }) => id === lot.id);
    if (!plan) return lot;
    const fields = Object.entries(fieldsOf(plan)).map(([name, value]) => [
      name,
      kept(fieldsOf(lot)[name] ?? null, value),
    ]);
    return {
      ...lot,
      ...(plan.id === undefined ? {} : { id: plan.id }),
      ...Object.fromEntries(fields),
    } as LotText;
  });
  return {
    ...typed,
    voyageNo: planned.voyageNo,
    vesselId: kept(typed.vesselId, planned.vesselId),
    loadTerminalId: kept(typed.loadTerminalId, planned.loadTerminalId),
    dischargeTerminalId: kept(typed.dischargeTerminalId, planned.dischargeTerminalId),
    laycanFrom: kept(typed.laycanFrom, planned.laycanFrom),
    laycanTo: kept(typed.laycanTo, planned.laycanTo),
    terms: terms((name) => kept(term(typed, name), term(planned, name))),
    note: kept(typed.note, planned.note),
    events,
    lots: [...lots, ...free],
    delays: [
      ...planned.delays.filter((delay) => !typed.delays.some(({ id }) => id === delay.id)),
      ...typed.delays.filter(
        (delay) => delay.id !== undefined || !planned.delays.some((one) => sameRow(one, delay)),
      ),
    ],
  };
}
