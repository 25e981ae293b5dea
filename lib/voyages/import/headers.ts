/** Which column of a file is which field, guessed from its heading in four languages (headers.json). Client-safe. */
import { FIELDS, type EventField, type Field } from './fields';
import words from './headers.json';

/** Lower case, letters and digits alone: `№ рейса` → `no рейса`, `B/L, t` → `b l t`. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const known = new Map<string, Field>();
const knownTonnes = new Map<string, Field>();
for (const [field, names] of Object.entries(words.tonnes)) {
  for (const name of names) knownTonnes.set(plainHeader(name), field as Field);
}
for (const [event, names] of Object.entries(words.events)) {
  for (const name of names) {
    // A time without a word on its kind is what happened.
    known.set(plainHeader(name), `${event}.actual` as EventField);
    for (const [kind, marks] of Object.entries(words.kinds)) {
      for (const mark of marks) {
        known.set(plainHeader(`${name} ${mark}`), `${event}.${kind}` as EventField);
        known.set(plainHeader(`${mark} ${name}`), `${event}.${kind}` as EventField);
      }
    }
  }
}
for (const [name, field] of Object.entries(words.abbreviations)) known.set(name, field as Field);
for (const [field, names] of Object.entries(words.fields)) {
  for (const name of names) known.set(plainHeader(name), field as Field);
}

const UNITS = Object.entries(words.units)
  .flatMap(([unit, names]) => names.map((name) => ({ unit: unit as 't' | 'kt', name: plainHeader(name) })))
  .sort((a, b) => b.name.length - a.name.length);

/** The unit that a heading ends in, and what stands before it. */
export function unitOf(header: string): { unit: 't' | 'kt' | null; rest: string } {
  const plain = plainHeader(header);
  const found = UNITS.find(({ name }) => plain.endsWith(` ${name}`));
  return found
    ? { unit: found.unit, rest: plain.slice(0, -found.name.length - 1).trim() }
    : { unit: null, rest: plain };
}

function fieldOf(header: string): Field | null {
  const { unit, rest } = unitOf(header);
  const plain = plainHeader(header);
  // A heading that names a unit is a quantity: "B/L" is a number on paper, "B/L, t" is tonnes.
  if (unit) return knownTonnes.get(rest) ?? null;
  return known.get(plain) ?? knownTonnes.get(plain) ?? null;
}

/** One field or none a column, each field once; what somebody chose for a heading before comes first. */
export function guessFields(
  headers: readonly string[],
  remembered: ReadonlyMap<string, string> = new Map(),
): (Field | null)[] {
  const chosen = headers.map((header): Field | null => {
    const before = remembered.get(plainHeader(header));
    return FIELDS.find((field) => field === before) ?? null;
  });
  const taken = new Set<Field>(chosen.filter((field) => field !== null));
  return headers.map((header, at) => {
    if (remembered.has(plainHeader(header))) return chosen[at] ?? null;
    const field = fieldOf(header);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** How many of the cells are headings that are known: tells the line of headings from titles above it. */
export const headingsIn = (cells: readonly string[]): number =>
  cells.filter((cell) => cell !== '' && fieldOf(cell) !== null).length;
