'use client';

import { printDate } from '@/lib/calendar';
import { readTypedDate } from '@/lib/day-reader';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes } from '@/lib/quantity';
import type { VoyageText } from '@/lib/voyages/text';
import { valueAt, withValueAt } from '../form/draft';
import type { CellField } from './cell-fields';
import type { Meanwhile, Said } from './log-acts';

/** What is typed in a cell: the values by their paths, the reason, and the reasons for what is implausible. */
export interface TypedCell {
  values: Record<string, string>;
  reason: string;
  accepted: Record<string, string>;
}

const asText = (text: VoyageText, path: string) => String(valueAt(text, path) ?? '');

/** The values of the fields; null where the voyage no longer has exactly the lot that they belong to. */
export function valuesOf(text: VoyageText, fields: readonly CellField[]): Record<string, string> | null {
  if (fields.some(({ path }) => path.startsWith('lots.')) && text.lots.length !== 1) return null;
  return Object.fromEntries(fields.map(({ path }) => [path, asText(text, path)]));
}

/** What a field of the voyage holds for a text of its cell: what is chosen is an id there. */
const held = (path: string, value: string) =>
  !path.endsWith('Id') ? value : value === '' ? null : Number(value);

/** The whole voyage with the cell as typed, its reasons for what was `said` then; null when nothing of it is different. */
export function typedText(
  text: VoyageText,
  { values, accepted }: TypedCell,
  said: readonly Said[] = [],
): VoyageText | null {
  const different = Object.entries(values).filter(([path, value]) => asText(text, path) !== value);
  if (different.length === 0) return null;
  const wanted = different.reduce((now, [path, value]) => withValueAt(now, path, held(path, value)), text);
  const reasons = Object.entries(accepted).filter(([, reason]) => reason.trim() !== '');
  const others = text.acceptedWarnings.filter(({ code }) => !reasons.some(([given]) => given === code));
  const given = reasons.map(([code, reason]) => ({
    code,
    reason,
    found: said.flatMap((one) => (one.code === code && one.found ? [one.found] : [])),
  }));
  return { ...wanted, acceptedWarnings: [...others, ...given] };
}

/** A field of the cell that somebody else changed too, and not to the same. */
export interface CellClash {
  path: string;
  theirs: string;
  mine: string;
}

/**
 * The cell after somebody else saved: mine on top of theirs, and what of it has to be chosen. Null where the voyage no
 * longer has exactly the lot that the fields belong to.
 */
export function cellTogether(
  opened: VoyageText,
  { theirs, merged }: Pick<Meanwhile, 'theirs' | 'merged'>,
  fields: readonly CellField[],
): { values: Record<string, string>; clash: CellClash[] } | null {
  const [values, other] = [valuesOf(merged, fields), valuesOf(theirs, fields)];
  if (!values || !other) return null;
  const clash = fields.flatMap(({ path }) => {
    const [mine = '', their = ''] = [values[path], other[path]];
    return mine !== their && their !== asText(opened, path) ? [{ path, mine, theirs: their }] : [];
  });
  return { values, clash };
}

/** As the form does when a field is left: shows what was read in its place, or asks which reading is meant. */
export function afterTyping(
  kind: CellField['kind'],
  path: string,
  value: string,
  say: (change: (now: Said[]) => Said[]) => void,
  show: (print: string) => void,
): void {
  if (value.trim() === '' || kind === 'text' || kind === 'choice') return;
  const ask = (readings: readonly { print: string }[]) => {
    const choices = readings.map(({ print }) => print);
    say((now) => [...now.filter(({ field }) => field !== path), { text: value, field: path, choices }]);
  };
  if (kind === 'date') {
    const reading = readTypedDate(value);
    const print = reading.kind === 'read' ? printDate(reading.date, reading.precision) : value;
    if (print !== value) show(print);
    if (reading.kind === 'ambiguous') ask(reading.readings);
    return;
  }
  const reading = readTonnes(value);
  if (reading.kind === 'read' && printTonnes(reading.kg) !== value) show(printTonnes(reading.kg));
  if (reading.kind === 'ambiguous') ask(reading.readings);
}

const KEPT = 'reason of the last amendment';

/** The reason given last is the suggestion for the next: a dozen corrections come from one paper. */
export function lastReason(given?: string): string {
  try {
    if (given !== undefined) window.sessionStorage.setItem(KEPT, given);
    return window.sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return given ?? '';
  }
}
