/**
 * All delays of a voyage in one cell: `Aktau 2025-03-01 10:00–2025-03-01 16:00 weather "swell"; Baku …`. Port, from and to
 * in its local time (the end may be a time alone, of the same day), the reason, a note in quotes. Client-safe.
 */
import { portNamed, reasonNamed } from '@/lib/voyages/statement-names';
import type { DelayText } from '@/lib/voyages/text';

const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})`;
const CLOCK = String.raw`\d{1,2}:\d{2}`;
const DELAY = new RegExp(
  `^(\\P{Nd}*?)\\s*(${DAY})[ T](${CLOCK})\\s*[-–—]\\s*(?:(${DAY})[ T])?(${CLOCK})\\s+([^"]+?)\\s*(?:"((?:[^"]|"")*)")?$`,
  'u',
);
/** Up to a semicolon or the end of a line; quotes keep both together. */
const ONE = /(?:[^;\n"]|"(?:[^"]|"")*")+/g;

/** `2025-03-01`, `1.3.2025` → `01.03.2025`, as a form prints it. */
function dayOf(text: string): string {
  const parts = text.includes('-') ? text.split('-').reverse() : text.split('.');
  return parts.map((part) => part.padStart(2, '0')).join('.');
}

/** The delays of a cell as typed in a form; `unread` is the first that is none, as it was read. */
export function readDelays(cell: string): { delays: DelayText[] } | { unread: string } {
  const delays: DelayText[] = [];
  for (const one of cell.replace(/\r\n?/g, '\n').match(ONE) ?? [cell]) {
    const read = one.trim();
    if (read === '') continue;
    const parts = DELAY.exec(read);
    const place = parts && portNamed(parts[1]!);
    const named = parts && reasonNamed(parts[6]!);
    if (!parts || !place || place.rest !== '' || !named) return { unread: read };
    const from = dayOf(parts[2]!);
    const note = [named.rest, (parts[7] ?? '').replaceAll('""', '"').trim()].filter((text) => text !== '');
    delays.push({
      port: place.port,
      reason: named.reason,
      from: `${from} ${parts[3]!.padStart(5, '0')}`,
      to: `${parts[4] ? dayOf(parts[4]) : from} ${parts[5]!.padStart(5, '0')}`,
      note: note.join('; '),
    });
  }
  return { delays };
}

/** As {@link readDelays} reads it. */
export function printDelays(delays: readonly DelayText[]): string {
  return delays
    .map(({ port, from, to, reason, note }) => {
      const said = note === '' ? '' : ` "${note.replaceAll('"', '""')}"`;
      return `${port === 'load' ? 'Aktau' : 'Baku'} ${from}–${to} ${reason}${said}`;
    })
    .sort()
    .join('; ');
}

/** The delays of a file on top of those stored: a cell names all of them, so what it leaves out is no longer there. */
export function delaysOnto(stored: readonly DelayText[], read: readonly DelayText[]): DelayText[] {
  const left = [...stored];
  const wanted = read.map((delay) => ({ ...delay }));
  const sames: ((a: DelayText, b: DelayText) => boolean)[] = [
    (a, b) => printDelays([a]) === printDelays([b]),
    (a, b) => a.port === b.port && a.from === b.from,
    (a, b) => a.port === b.port && a.to === b.to,
  ];
  for (const same of sames) {
    for (const delay of wanted) {
      const at = delay.id === undefined ? left.findIndex((one) => same(one, delay)) : -1;
      if (at >= 0) delay.id = left.splice(at, 1)[0]!.id;
    }
  }
  return wanted;
}
