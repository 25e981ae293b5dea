/** The history of one voyage as plain facts to be worded: what was saved, by whom, when, why. Pure. */
import { monthOf, printDate, printMoment, printMonth } from '@/lib/calendar';
import { formatTonnes, kgFromDecimal } from '@/lib/quantity';
import { printFound } from './acceptance';
import type { Found } from './plausibility';
import { printHours, printMoney } from './terms';
import { EVENTS, portOf, type EventName, type Port, type PortZones } from './voyage';

/** One changed value. `from`/`to` are printed; null is a gap. Of kind `key` they are keys to be worded (enum values). */
export interface Change {
  noun: 'voyage' | 'lot' | 'event' | 'delay' | 'act' | 'warning' | 'paper' | 'comment';
  action: 'added' | 'changed' | 'removed';
  /**
   * Which one of its kind: the lot's number, the event's name, the delay's reason, the act's kind, the warning's code,
   * the paper's file name, the comment's first words (null once it was withdrawn).
   */
  which: string | null;
  /** A field's name as in VoyageText, or `vessel`, `loadTerminal`, `dischargeTerminal`, `grade`, `shipper`, `source`. */
  field: string;
  kind: 'text' | 'key';
  from: string | null;
  to: string | null;
}

/** Everything saved together. */
export interface SavedChange {
  at: Date;
  by: string;
  reason: string | null;
  changes: Change[];
}

type Row = Record<string, unknown>;

/** A row of `revision`. */
export interface RevisionRow {
  at: Date;
  txid: string;
  by: string;
  reason: string | null;
  table: string;
  rowId: string;
  action: 'insert' | 'update' | 'delete';
  before: Row | null;
  after: Row | null;
}

/** Names by id; an id that is not there is shown as `#id`. */
export type NamesOf = Record<'vessel' | 'terminal' | 'grade' | 'company' | 'voyage', Map<number, string>>;

type Print = (row: Row) => string | null;
interface Noun {
  noun: Change['noun'];
  which: (row: Row) => string | null;
  fields: Record<string, Print | { key: Print }>;
}

const text =
  (column: string): Print =>
  (row) =>
    row[column] === null || row[column] === undefined ? null : String(row[column]);

const tonnes =
  (column: string): Print =>
  (row) => {
    const value = text(column)(row);
    return value === null ? null : formatTonnes(kgFromDecimal(value), 3);
  };

const hours =
  (column: string): Print =>
  (row) => {
    const value = text(column)(row);
    return value === null ? null : printHours(Number(value));
  };

/** What the reason of a warning was given for. */
const acceptedFor: Print = (row) => {
  const found = row.accepted ?? row.detail;
  return printFound(String(row.code), (Array.isArray(found) ? found : [found ?? {}]) as Found) || null;
};

/** The programme it belongs to: said where a laycan moves into another month, not where it is given. */
const PROGRAMME_MONTH = 'programmeMonth';
const programmeMonth: Print = (row) => {
  const value = text('laycan_from')(row);
  return value === null ? null : printMonth(monthOf(value));
};

const list =
  (column: string): Print =>
  (row) => {
    const value = row[column];
    return Array.isArray(value) && value.length > 0 ? value.join(', ') : null;
  };

const day =
  (column: string, precisionColumn?: string): Print =>
  (row) => {
    const value = text(column)(row);
    if (value === null) return null;
    return printDate(value, precisionColumn && row[precisionColumn] === 'month' ? 'month' : 'day');
  };

function nouns(names: NamesOf, zones: PortZones): Record<string, Noun> {
  const named =
    (noun: keyof NamesOf, column: string): Print =>
    (row) => {
      const id = row[column];
      return typeof id === 'number' ? (names[noun].get(id) ?? `#${id}`) : null;
    };
  const moment = (column: string, zone: (row: Row) => string, precisionColumn?: string): Print => {
    return (row) => {
      const value = text(column)(row);
      const precision = precisionColumn && row[precisionColumn] === 'day' ? 'day' : 'minute';
      return value === null ? null : printMoment(new Date(value), zone(row), precision);
    };
  };
  const zoneOfEvent = (row: Row) => zones[portOf(row.name as EventName)];
  const zoneOfDelay = (row: Row) => zones[row.port as Port];
  return {
    voyage: {
      noun: 'voyage',
      which: () => null,
      fields: {
        voyageNo: text('voyage_no'),
        vessel: named('vessel', 'vessel_id'),
        loadTerminal: named('terminal', 'load_terminal_id'),
        dischargeTerminal: named('terminal', 'discharge_terminal_id'),
        laycanFrom: day('laycan_from'),
        laycanTo: day('laycan_to'),
        [PROGRAMME_MONTH]: programmeMonth,
        mergedInto: named('voyage', 'merged_into_id'),
        allowedHours: hours('laytime_minutes'),
        allowedFor: { key: text('laytime_for') },
        noticeHours: hours('notice_minutes'),
        demurragePerDay: (row) => {
          const value = text('demurrage_per_day')(row);
          return value === null ? null : printMoney(Math.round(Number(value) * 100));
        },
        currency: text('demurrage_currency'),
        excepted: { key: list('excepted_reasons') },
        source: text('source'),
        note: text('note'),
      },
    },
    lot: {
      noun: 'lot',
      which: text('no'),
      fields: {
        grade: named('grade', 'grade_id'),
        shipper: named('company', 'shipper_id'),
        plannedTonnes: tonnes('planned_tonnes'),
        blNo: text('bl_no'),
        blDate: day('bl_date', 'bl_date_precision'),
        blTonnes: tonnes('bl_tonnes'),
        outturnTonnes: tonnes('outturn_tonnes'),
        outturnDate: day('outturn_date'),
        note: text('note'),
      },
    },
    voyage_event: {
      noun: 'event',
      which: text('name'),
      fields: {
        planned: moment('planned_at', zoneOfEvent, 'planned_precision'),
        estimated: moment('estimated_at', zoneOfEvent, 'estimated_precision'),
        actual: moment('actual_at', zoneOfEvent, 'actual_precision'),
      },
    },
    delay: {
      noun: 'delay',
      which: text('reason'),
      fields: {
        port: { key: text('port') },
        reason: { key: text('reason') },
        from: moment('from_at', zoneOfDelay),
        to: moment('to_at', zoneOfDelay),
        note: text('note'),
      },
    },
    voyage_act: { noun: 'act', which: text('kind'), fields: { reason: text('reason') } },
    voyage_warning: { noun: 'warning', which: text('code'), fields: { reason: text('reason'), acceptedFor } },
    // Kept or removed, never changed.
    paper: { noun: 'paper', which: text('file_name'), fields: {} },
    voyage_comment: {
      noun: 'comment',
      which: (row) => firstWords(String(row.text ?? '')),
      fields: { withdrawn: text('withdrawn_at') },
    },
  };
}

const WORDS = 120;

function firstWords(said: string): string {
  const line = said.replace(/\s+/g, ' ').trim();
  return line.length <= WORDS ? line : `${line.slice(0, WORDS).trimEnd()}…`;
}

const ACTION = { insert: 'added', update: 'changed', delete: 'removed' } as const;
const ORDER: Change['noun'][] = ['voyage', 'lot', 'event', 'delay', 'warning', 'act', 'paper', 'comment'];

/** Revisions of one voyage in their order, as saves, latest first. What was written in one go is one save. */
export function savedChanges(rows: readonly RevisionRow[], names: NamesOf, zones: PortZones): SavedChange[] {
  const known = nouns(names, zones);
  const withdrawn = new Set(
    rows
      .filter(({ table, action }) => table === 'voyage_comment' && action === 'update')
      .map(({ rowId }) => rowId),
  );
  const saves: { key: string; rows: RevisionRow[] }[] = [];
  for (const row of rows) {
    const key = `${row.txid} ${row.at.getTime()} ${row.by} ${row.reason ?? ''}`;
    const last = saves.at(-1);
    if (last?.key === key) last.rows.push(row);
    else saves.push({ key, rows: [row] });
  }
  return saves
    .flatMap(({ rows }): SavedChange[] => {
      const [{ at, by, reason } = { at: new Date(0), by: '', reason: null }] = rows;
      const changes = inSum(rows)
        .flatMap((row) => {
          const noun = known[row.table];
          if (!noun) return [];
          const found = changesOf(row, noun);
          // Withdrawn words are not said again.
          return noun.noun === 'comment' && withdrawn.has(row.rowId)
            ? found.map((change) => ({ ...change, which: null }))
            : found;
        })
        .sort((a, b) => ORDER.indexOf(a.noun) - ORDER.indexOf(b.noun) || place(a) - place(b));
      return changes.length > 0 ? [{ at, by, reason, changes }] : [];
    })
    .reverse();
}

function place({ noun, which }: Change): number {
  return noun === 'lot'
    ? Number(which)
    : noun === 'event'
      ? EVENTS.findIndex(({ name }) => name === which)
      : 0;
}

/** A row written twice in one save changed once: from before the first to after the last. */
export function inSum(rows: readonly RevisionRow[]): RevisionRow[] {
  const byRow = new Map<string, RevisionRow>();
  for (const row of rows) {
    const key = `${row.table} ${row.rowId}`;
    const first = byRow.get(key);
    if (!first) byRow.set(key, row);
    else
      byRow.set(key, { ...first, action: first.before === null ? 'insert' : row.action, after: row.after });
  }
  return [...byRow.values()].filter(({ before, after }) => before !== null || after !== null);
}

function changesOf({ action, before, after }: RevisionRow, { noun, which, fields }: Noun): Change[] {
  const of = { noun, action: ACTION[action], which: which(after ?? before ?? {}) };
  const changes = Object.entries(fields).flatMap(([field, how]): Change[] => {
    const print = typeof how === 'function' ? how : how.key;
    const [from, to] = [before && print(before), after && print(after)];
    if (field === PROGRAMME_MONTH && (from === null || to === null)) return [];
    return from === to ? [] : [{ ...of, field, kind: typeof how === 'function' ? 'text' : 'key', from, to }];
  });
  // An act or a lot without a word is still a fact.
  const silent = changes.length === 0 && action !== 'update';
  return silent ? [{ ...of, field: '', kind: 'text', from: null, to: null }] : changes;
}
