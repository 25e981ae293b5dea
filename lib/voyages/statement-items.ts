/** What was read of a pasted statement of facts, line by line, and what a person chose where it was asked. Pure. */
import type { ColumnReading } from './import/convention';
import type { Kind } from './statement-names';
import type { DelayReason, EventName, Port } from './voyage';

/** One line of the paste, numbered from 1, as it was pasted. */
export interface Line {
  no: number;
  read: string;
}

export interface StatementEvent extends Line {
  kind: 'event';
  /** Null while it could be at either port: then one of `choices` has to be chosen. */
  name: EventName | null;
  choices: EventName[];
  column: Kind;
  /** In the form's own convention, local time of the port; the same for either port. */
  text: string;
  /** What else stands on the line and has no place in the log. */
  rest: string;
}

export interface StatementDelay extends Line {
  kind: 'delay';
  /** Null has to be chosen. */
  port: Port | null;
  reason: DelayReason | null;
  from: string;
  to: string;
  note: string;
}

/** Why a line was not read; `read` of a moment that was refused is in `cell`. */
export interface StatementUnread extends Line {
  kind: 'unread';
  why:
    | 'noEvent'
    | 'noTime'
    | 'noDay'
    | 'dayOrder'
    | 'manyTimes'
    | 'notAtPort'
    | 'twice'
    | 'delayOrder'
    | 'refused';
  /** What was understood of it. */
  name: EventName | null;
  /** Of a refused time: a key of the refusals. */
  reason: string | null;
}

export type StatementItem = StatementEvent | StatementDelay | StatementUnread;

export interface Statement {
  items: StatementItem[];
  /** Days that can be read in two orders, with what proves or asks; null where there are none. */
  days: ColumnReading | null;
}

/** What a person chose for a line that was asked about. */
export interface Answer {
  name?: EventName;
  port?: Port;
  reason?: DelayReason;
}

/** The lines with what was chosen for them, by line number. */
export function withAnswers(
  items: readonly StatementItem[],
  answers: ReadonlyMap<number, Answer>,
): StatementItem[] {
  return once(
    items.map((one): StatementItem => {
      const answer = answers.get(one.no);
      if (!answer || one.kind === 'unread') return one;
      if (one.kind === 'event') return { ...one, name: one.name ?? answer.name ?? null };
      return { ...one, port: one.port ?? answer.port ?? null, reason: one.reason ?? answer.reason ?? null };
    }),
  );
}

/** A time of the same event and kind that was read already is not written over. */
export function once(items: readonly StatementItem[]): StatementItem[] {
  const seen = new Map<string, string>();
  return items.map((one): StatementItem => {
    if (one.kind !== 'event' || one.name === null) return one;
    const key = `${one.name} ${one.column}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, one.text);
    if (before === undefined || before === one.text) return one;
    return { no: one.no, read: one.read, kind: 'unread', why: 'twice', name: one.name, reason: null };
  });
}
