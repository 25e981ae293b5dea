/**
 * Undoing the last change of a voyage, as a new change that writes the former values. Acts are facts and are not taken
 * back: closing and cancelling are undone by reopening, reopening by doing again what it had undone. Pure.
 */
import { kgFromDecimal, type Kg } from '@/lib/quantity';
import { refused, done, type Refusal, type Result } from '@/lib/result';
import { inSum, type RevisionRow, type SavedChange } from './history';
import type { DelayFacts, LotFacts, VoyageFacts } from './input';
import type { Found } from './plausibility';
import { factsOf, type VoyageRecord } from './record';
import type { VoyageTerms } from './terms';
import type { ActKind, DelayReason, EventName, Port, Precision, Stamp, VoyageEvent } from './voyage';

/** What has to be written: an act, or the voyage as it was. */
export type Undoing = { kind: 'act'; act: ActKind } | { kind: 'facts'; facts: VoyageFacts };

/** What is undone, to be worded as the reason of undoing it. */
export interface Undone {
  voyageNo: string;
  at: Date;
  by: string;
  reason: string | null;
  /** Zone in which the history of this voyage tells its times. */
  zone: string;
}

type Row = Record<string, unknown>;

const text = (row: Row, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column]);
const whole = (row: Row, column: string): number | null =>
  typeof row[column] === 'number' ? row[column] : null;
const kg = (row: Row, column: string): Kg | null => {
  const tonnes = text(row, column);
  return tonnes === null ? null : kgFromDecimal(tonnes);
};
const stamp = (row: Row, column: string): Stamp | null => {
  const at = text(row, `${column}_at`);
  return at === null ? null : { at: new Date(at), precision: row[`${column}_precision`] as Precision };
};

/** The columns that a change may have touched for it to be understood whole; others nobody here can write back. */
const KNOWN: Record<string, readonly string[]> = {
  voyage: [
    'vessel_id',
    'load_terminal_id',
    'discharge_terminal_id',
    'laycan_from',
    'laycan_to',
    'laytime_minutes',
    'laytime_for',
    'notice_minutes',
    'demurrage_per_day',
    'demurrage_currency',
    'excepted_reasons',
    'note',
  ],
  lot: [
    'no',
    'grade_id',
    'shipper_id',
    'planned_tonnes',
    'bl_no',
    'bl_date',
    'bl_date_precision',
    'bl_tonnes',
    'outturn_tonnes',
    'outturn_date',
    'note',
  ],
  voyage_event: ['planned', 'estimated', 'actual'].flatMap((kind) => [`${kind}_at`, `${kind}_precision`]),
  delay: ['port', 'reason', 'from_at', 'to_at', 'note'],
};
const ALWAYS = ['id', 'voyage_id', 'name', 'created_at'];

function strange({ table, before, after }: RevisionRow): boolean {
  // What follows from the others is judged anew when they are written back.
  if (table === 'voyage_warning') return false;
  const known = KNOWN[table];
  if (!known) return true;
  const columns = Object.keys({ ...before, ...after });
  return columns.some(
    (column) =>
      !known.includes(column) &&
      !ALWAYS.includes(column) &&
      JSON.stringify(before?.[column] ?? null) !== JSON.stringify(after?.[column] ?? null),
  );
}

const REFUSED = {
  logged: { reason: 'undoLogged' },
  nominated: { reason: 'undoNominated' },
  paper: { reason: 'undoPaperLeft' },
  strange: { reason: 'undoUnknownPart' },
  nothing: { reason: 'undoNothing' },
} as const satisfies Record<string, Refusal>;

/**
 * How the last change of a voyage is undone. `rows`: its revisions, all of one save, in their order; `record`: the
 * voyage as it is after them.
 */
export function planUndo(rows: readonly RevisionRow[], record: VoyageRecord): Result<Undoing> {
  const changes = inSum(rows);
  if (changes.length === 0) return refused(REFUSED.nothing);
  if (changes.some(({ table, action }) => table === 'voyage' && action === 'insert'))
    return refused(REFUSED.logged);
  const act = changes.find(({ table }) => table === 'voyage_act');
  if (act) return undoAct(String(act.after?.kind) as ActKind, record);
  // Its lot went from under it, and a paper is never moved to another one.
  if (changes.some(({ table }) => table === 'paper')) return refused(REFUSED.paper);
  if (changes.some(strange)) return refused(REFUSED.strange);
  return done({ kind: 'facts', facts: changes.reduceRight(without, factsOf(record)) });
}

function undoAct(kind: ActKind, { acts }: VoyageRecord): Result<Undoing> {
  // Whoever nominated did nominate: what came of it is said by cancelling the voyage.
  if (kind === 'nominate') return refused(REFUSED.nominated);
  if (kind !== 'reopen') return done({ kind: 'act', act: 'reopen' });
  const before = acts.filter((one) => one.kind !== 'nominate').at(-2);
  return before ? done({ kind: 'act', act: before.kind }) : refused(REFUSED.strange);
}

/** The facts without one change. */
function without(facts: VoyageFacts, { table, before, after }: RevisionRow): VoyageFacts {
  const rowId = whole(before ?? after ?? {}, 'id');
  switch (table) {
    case 'voyage':
      return before ? { ...facts, ...headOf(before) } : facts;
    case 'lot':
      return { ...facts, lots: put(facts.lots, rowId, before && lotOf(before), after !== null) };
    case 'delay':
      return { ...facts, delays: put(facts.delays, rowId, before && delayOf(before), after !== null) };
    case 'voyage_event': {
      const name = String((before ?? after)?.name) as EventName;
      const others = facts.events.filter((event) => event.name !== name);
      return { ...facts, events: before ? [...others, eventOf(name, before)] : others };
    }
    default: {
      const code = String((before ?? after)?.code);
      const others = facts.acceptedWarnings.filter((warning) => warning.code !== code);
      const reason = before && text(before, 'reason');
      if (!reason) return { ...facts, acceptedWarnings: others };
      const was = before.accepted ?? before.detail;
      const found = (Array.isArray(was) ? was : [was]) as Found;
      return { ...facts, acceptedWarnings: [...others, { code, reason, found }] };
    }
  }
}

/** A row as it was: in its place where it is still there, as a new one at the end where it was removed. */
function put<R extends { id: number | null }>(
  rows: readonly R[],
  rowId: number | null,
  was: R | null,
  there: boolean,
): R[] {
  if (!was) return rows.filter((row) => row.id !== rowId);
  return there ? rows.map((row) => (row.id === rowId ? was : row)) : [...rows, { ...was, id: null }];
}

function headOf(row: Row) {
  return {
    vesselId: whole(row, 'vessel_id'),
    loadTerminalId: whole(row, 'load_terminal_id'),
    dischargeTerminalId: whole(row, 'discharge_terminal_id'),
    laycanFrom: text(row, 'laycan_from'),
    laycanTo: text(row, 'laycan_to'),
    terms: termsOf(row),
    note: text(row, 'note'),
  };
}

function termsOf(row: Row): VoyageTerms {
  const perDay = text(row, 'demurrage_per_day');
  return {
    allowedMinutes: whole(row, 'laytime_minutes'),
    allowedFor: text(row, 'laytime_for') as VoyageTerms['allowedFor'],
    noticeMinutes: whole(row, 'notice_minutes'),
    demurrageCents: perDay === null ? null : Math.round(Number(perDay) * 100),
    currency: text(row, 'demurrage_currency'),
    // A revision of before there were terms has none.
    excepted: (row.excepted_reasons ?? []) as DelayReason[],
  };
}

function lotOf(row: Row): LotFacts {
  const blDate = text(row, 'bl_date');
  return {
    id: whole(row, 'id'),
    no: Number(row.no),
    gradeId: whole(row, 'grade_id'),
    shipperId: whole(row, 'shipper_id'),
    blNo: text(row, 'bl_no'),
    blDate,
    blDatePrecision: blDate === null ? null : row.bl_date_precision === 'month' ? 'month' : 'day',
    plannedKg: kg(row, 'planned_tonnes'),
    blKg: kg(row, 'bl_tonnes'),
    outturnKg: kg(row, 'outturn_tonnes'),
    outturnDate: text(row, 'outturn_date'),
    note: text(row, 'note'),
  };
}

function delayOf(row: Row): DelayFacts {
  return {
    id: whole(row, 'id'),
    port: row.port as Port,
    reason: row.reason as DelayReason,
    from: new Date(String(row.from_at)),
    to: new Date(String(row.to_at)),
    note: text(row, 'note'),
  };
}

function eventOf(name: EventName, row: Row): VoyageEvent {
  return {
    name,
    planned: stamp(row, 'planned'),
    estimated: stamp(row, 'estimated'),
    actual: stamp(row, 'actual'),
  };
}

/** Whether the latest save is worth offering to undo: logging and nominating are not, papers and comments have their own way back. */
export function mayBeUndone(saves: readonly SavedChange[]): boolean {
  const last = lastUndoable(saves);
  if (!last) return false;
  return !last.changes.some(
    ({ noun, action, which }) =>
      (noun === 'voyage' && action === 'added') || (noun === 'act' && which === 'nominate'),
  );
}

/** The save that undoing would undo: the latest that changed the voyage itself. */
export function lastUndoable(saves: readonly SavedChange[]): SavedChange | undefined {
  return saves.find(({ changes }) => changes.some(({ noun }) => noun !== 'paper' && noun !== 'comment'));
}
