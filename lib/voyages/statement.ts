/**
 * Reads a pasted statement of facts: lines of cells with tabs between them, as they come from a sheet or from the page
 * of a voyage. What can be read in two ways is asked, what cannot be read is handed back; nothing is dropped. Pure.
 */
import { hoursBetween } from '@/lib/calendar';
import type { DayOrder } from '@/lib/day-reader';
import { readColumn } from './import/convention';
import { after, cellsOf, instant, momentsOf, spread, type Cell } from './statement-cells';
import {
  once,
  type Line,
  type Statement,
  type StatementDelay,
  type StatementItem,
  type StatementUnread,
} from './statement-items';
import {
  eventNamed,
  isHeading,
  kindNamed,
  portNamed,
  reasonNamed,
  type Kind,
  type Named,
} from './statement-names';
import type { Port } from './voyage';

type Raw =
  | (Line & { kind: 'event'; named: Named; port: Port | null; column: Kind; text: string; rest: string })
  | StatementDelay
  | StatementUnread;

/**
 * Reads the paste. `order` answers which of day and month stands first where the paste itself does not prove it;
 * until then such lines are unread for `dayOrder`.
 */
export function readStatement(pasted: string, order: DayOrder | null = null): Statement {
  const lines = pasted.split(/\r\n|\n|\r/).map((read) => ({ read, line: spread(read) }));
  const all = lines.flatMap(({ line }) => line.split('\t').flatMap((cell) => cell.split(/\s+[-–—]\s+/)));
  const days = readColumn(
    'moment',
    all.map((cell) => cell.trim()),
    { decimal: null, order },
  );
  const known = (days?.convention ?? null) as DayOrder | null;

  const raw: Raw[] = [];
  let columns = new Map<number, Kind>();
  let port: Port | null = null;
  let above = '';
  lines.forEach(({ read, line: cellLine }, index) => {
    if (read.trim() === '') return;
    const line: Line = { no: index + 1, read };
    const cells = cellsOf(cellLine, known);
    const texts = cells.flatMap((cell) => (cell.is === 'text' ? [cell] : []));
    if (texts.length === cells.length) {
      const kinds = texts.flatMap(({ text, at }) => {
        const kind = kindNamed(text);
        return kind ? [[at, kind] as const] : [];
      });
      if (texts.every(({ text }) => isHeading(text) || kindNamed(text) !== null)) {
        columns = new Map(kinds);
        return;
      }
      const place = texts.length === 1 && !eventNamed(texts[0]!.text) ? portNamed(texts[0]!.text) : null;
      if (place) {
        port = place.port;
        return;
      }
    }
    const { moments, day, dayless } = momentsOf(cells, above);
    above = day;
    raw.push(
      ...readLine({ line, cells, texts: texts.map(({ text }) => text), moments, dayless, columns, port }),
    );
  });
  return { items: once(settled(raw)), days };
}

interface LineRead {
  line: Line;
  cells: readonly Cell[];
  texts: readonly string[];
  moments: readonly { text: string; at: number }[];
  dayless: boolean;
  columns: ReadonlyMap<number, Kind>;
  port: Port | null;
}

function readLine({ line, cells, texts, moments, dayless, columns, port }: LineRead): Raw[] {
  const places = texts.filter((text) => portNamed(text)?.rest === '');
  const place = (places[0] === undefined ? null : portNamed(places[0])?.port) ?? port;
  const words = texts.filter((text) => !places.includes(text));
  const at = words.findIndex((text) => eventNamed(text) !== null);
  const named = at < 0 ? eventNamed(words.join(' ')) : eventNamed(words[at]!);
  const rest = at < 0 && named ? '' : words.filter((_, index) => index !== at).join(' · ');
  const unread = (why: StatementUnread['why'], reason: string | null = null): Raw[] => {
    const name = named?.port ? named.at[named.port] : null;
    return [{ ...line, kind: 'unread', why, name, reason }];
  };
  const refused = cells.find((cell) => cell.is === 'refused');
  if (refused) return unread('refused', refused.reason);
  if (cells.some(({ is }) => is === 'open')) return unread('dayOrder');
  if (dayless) return unread('noDay');

  const [from, to] = moments;
  const inColumns = moments.flatMap(({ text, at: column }) => {
    const kind = columns.get(column);
    return kind ? [{ text, kind }] : [];
  });
  if (named && inColumns.length === moments.length && moments.length > 0) {
    return inColumns.map(({ text, kind }) => ({
      ...line,
      kind: 'event',
      named,
      port: place,
      column: kind,
      text,
      rest,
    }));
  }
  if (named && moments.length < 2) {
    // A name alone says nothing that could be lost.
    if (!from) return cells.length === 1 ? [] : unread('noTime');
    return [{ ...line, kind: 'event', named, port: place, column: named.kind, text: from.text, rest }];
  }
  if (from && to && moments.length === 2 && !named) {
    const sameDay = cells.filter(({ is }) => is === 'day' || is === 'moment').length < 2;
    const until = after(from.text, to.text, sameDay);
    return delayOf(line, words, place, from.text, until) ?? unread('delayOrder');
  }
  return unread(named && moments.length > 1 ? 'manyTimes' : 'noEvent');
}

function delayOf(
  line: Line,
  words: readonly string[],
  port: Port | null,
  from: string,
  to: string,
): Raw[] | null {
  const hours = hoursBetween(new Date(instant(from)), new Date(instant(to)));
  if (!(hours > 0)) return null;
  // Hours follow from the times: `4.0 h` says nothing new.
  const said = words.filter(
    (text) =>
      !(
        /^[\d.,]+\s*(?:h|ч)?$/i.test(text) &&
        Number.parseFloat(text.replace(',', '.')) === Math.round(hours * 10) / 10
      ),
  );
  const found = said.map(reasonNamed);
  const at = found.findIndex((one) => one !== null);
  const contrary = found.some((one) => one !== null && one.reason !== found[at]?.reason);
  const note = said
    .map((text, index) => (index === at && !contrary ? (found[at]?.rest ?? '') : text))
    .filter((text) => text !== '');
  return [
    {
      ...line,
      kind: 'delay',
      port,
      reason: contrary ? null : (found[at]?.reason ?? null),
      from,
      to,
      note: note.join(' · '),
    },
  ];
}

/** Which port a line speaks of: by its own words, by the heading above, or by the order of the times; else it is asked. */
function settled(raw: readonly Raw[]): StatementItem[] {
  const certain = raw.flatMap((one) =>
    one.kind === 'event' && one.column === 'actual' && (one.named.port ?? one.port) !== null
      ? [
          {
            port: (one.named.port ?? one.port)!,
            at: instant(one.text),
            sailed: one.named.at.load === 'sailed',
          },
        ]
      : [],
  );
  const proved = (text: string, column: Kind): Port | null => {
    if (column !== 'actual') return null;
    const at = instant(text);
    if (certain.some((one) => (one.port === 'discharge' && one.at <= at) || (one.sailed && one.at < at)))
      return 'discharge';
    return certain.some((one) => one.port === 'load' && at <= one.at) ? 'load' : null;
  };
  return raw.map((one): StatementItem => {
    const { no, read } = one;
    if (one.kind === 'unread') return one;
    if (one.kind === 'delay') return { ...one, port: one.port ?? proved(one.from, 'actual') };
    const { named, text, column, rest } = one;
    const port = named.port ?? one.port ?? proved(text, column);
    const choices = (['load', 'discharge'] as const).flatMap((each) => named.at[each] ?? []);
    const name = port === null ? null : named.at[port];
    if (port !== null && name === null)
      return { no, read, kind: 'unread', why: 'notAtPort', name: null, reason: null };
    return { no, read, kind: 'event', name, choices: name ? [] : choices, column, text, rest };
  });
}
