/** The words of a statement of facts in English, Russian, Kazakh and Azerbaijani. Client-safe, for lib/voyages/statement.ts. */
import { eventOf } from './import/fields';
import { guessFields, plainHeader } from './import/headers';
import headers from './import/headers.json';
import words from './statement-names.json';
import type { EventText } from './text';
import { portOf, type DelayReason, type EventName, type Port } from './voyage';

export type Kind = keyof EventText;

/** What a text names. Without a port it happens at both, and only a person or the order of the times can tell. */
export interface Named {
  /** The event at each port; null where the log has none at that port. */
  at: Record<Port, EventName | null>;
  port: Port | null;
  kind: Kind;
}

const EITHER: Record<keyof typeof words.either, Record<Port, EventName | null>> = {
  arrived: { load: 'load_arrived', discharge: 'arrived' },
  nor_tendered: { load: 'load_nor_tendered', discharge: 'nor_tendered' },
  berthed: { load: 'load_berthed', discharge: 'berthed' },
  // Of leaving the berth at the load port only the sailing is kept.
  last_line_off: { load: null, discharge: 'last_line_off' },
};
const EXPECTED = new Set(['eta', 'etb']);

function index<K extends string>(lists: Record<K, string[]>): Map<string, K> {
  const entries = (Object.entries(lists) as [K, string[]][]).flatMap(([key, names]) =>
    names.map((name): [string, K] => [plainHeader(name), key]),
  );
  return new Map(entries);
}

const either = index(words.either);
const only = index(words.only);
const reasons = index(words.reasons);
const kinds = index(headers.kinds);
const headings = new Set(words.headings.map(plainHeader));
const nothing = new Set(words.empty.map(plainHeader));
const ports = [...index(words.ports)].sort(([a], [b]) => b.length - a.length);

/** Dashes, `n/a` and the like. */
export const saysNothing = (cell: string): boolean => {
  const plain = plainHeader(cell);
  return plain === '' || nothing.has(plain);
};

/** `planned`, `факт`, …; null for any other word. */
export const kindNamed = (cell: string): Kind | null => kinds.get(plainHeader(cell)) ?? null;

export const isHeading = (cell: string): boolean => headings.has(plainHeader(cell));

/** The port that a text speaks of, and what is left of the text without it; null where it names none or both. */
export function portNamed(text: string): { port: Port; rest: string } | null {
  const plain = ` ${plainHeader(text)} `;
  const found = ports.filter(([name]) => plain.includes(` ${name} `));
  const [first] = found;
  if (!first || found.some(([, port]) => port !== first[1])) return null;
  const rest = plain.replace(` ${first[0]} `, ' ').replace(/ (?:at|in|of|в|port|порт|roads) /g, ' ');
  return { port: first[1], rest: rest.trim() };
}

function withoutKind(plain: string): { kind: Kind; rest: string } | null {
  for (const [mark, kind] of kinds) {
    if (plain.startsWith(`${mark} `)) return { kind, rest: plain.slice(mark.length + 1) };
    if (plain.endsWith(` ${mark}`)) return { kind, rest: plain.slice(0, -mark.length - 1) };
  }
  return null;
}

/** The event that a text names; null where it names none. */
export function eventNamed(text: string): Named | null {
  const plain = plainHeader(text);
  const both = either.get(plain);
  if (both) return { at: EITHER[both], port: null, kind: EXPECTED.has(plain) ? 'estimated' : 'actual' };
  const one = only.get(plain);
  const field = one ? null : (guessFields([text])[0] ?? null);
  const guessed = one ? { name: one, kind: 'actual' as const } : field && eventOf(field);
  if (guessed) {
    const port = portOf(guessed.name);
    return { at: { load: null, discharge: null, [port]: guessed.name }, port, kind: guessed.kind };
  }
  const kinded = withoutKind(plain);
  const named = kinded && eventNamed(kinded.rest);
  if (named) return { ...named, kind: kinded.kind };
  const placed = portNamed(text);
  const there = placed && placed.rest !== plain ? eventNamed(placed.rest) : null;
  // "Sailed, Baku" is no event of this log.
  if (!there || !placed || (there.port !== null && there.port !== placed.port)) return null;
  return { ...there, port: placed.port };
}

/**
 * The reason that a text names, whole or before a mark: `Rain, loading stopped`. `rest` is what a note has to keep: all
 * of it, unless it is the plain name of the reason. Two reasons, as in `Waiting for berth (weather)`, are none: which of
 * them stops laytime is asked.
 */
export function reasonNamed(text: string): { reason: DelayReason; rest: string } | null {
  const parts = text.split(/[,;:(]|\s[-–—]\s/).map(plainHeader);
  const first = reasons.get(parts[0] ?? '');
  const contrary = parts.some((part) => (reasons.get(part) ?? first) !== first);
  const reason = reasons.get(plainHeader(text)) ?? (contrary ? undefined : first);
  if (!reason) return null;
  const plain = plainHeader(text) === plainHeader(words.reasons[reason][0] ?? '');
  return { reason, rest: plain ? '' : text.trim() };
}
