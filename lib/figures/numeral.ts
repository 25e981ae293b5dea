/** Numbers in running text, in digits; each with every way in which it can be read. Pure, client-safe. */

export interface Reading {
  value: number;
  /** Digits before and after the decimal mark. */
  whole: string;
  fraction: string;
}

export interface Numeral {
  /** Where it stands in the text. */
  start: number;
  end: number;
  text: string;
  /** Thousands first, then decimals, where a mark with three digits after it can be either. */
  readings: Reading[];
}

const reading = (whole: string, fraction = ''): Reading => {
  const digits = whole.replace(/\D/g, '');
  return { value: Number(`${digits}.${fraction || '0'}`), whole: digits, fraction };
};

const SPACES = " \\u00a0\\u2009\\u202f'’";
const DIGITS = new RegExp(
  `(?<![\\p{L}\\d])(?:[1-9]\\d{0,2}(?:[${SPACES}]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*)`,
  'gu',
);

function readingsOf(text: string): Reading[] {
  const plain = text.replace(new RegExp(`[${SPACES}]`, 'g'), ' ');
  if (/^\d+$/.test(plain)) return [reading(plain)];
  const spaced = /^([1-9]\d{0,2}(?: \d{3})+)(?:[.,](\d+))?$/.exec(plain);
  if (spaced) return [reading(spaced[1] ?? '', spaced[2])];
  const once = /^(\d+)[.,](\d+)$/.exec(plain);
  if (once) {
    const [, before = '', after = ''] = once;
    const decimal = reading(before, after);
    return /^[1-9]\d{0,2}$/.test(before) && after.length === 3
      ? [reading(before + after), decimal]
      : [decimal];
  }
  if (/^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+$/.test(plain)) return [reading(plain)];
  const both = /^([1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?!\2)[.,](\d+)$/.exec(plain);
  return both ? [reading(both[1] ?? '', both[3])] : [];
}

/** The decimal marks that the text itself proves: `60.5`, `1,234.5`, `1 234,5`. */
function provenMarks(texts: readonly string[]): Set<string> {
  const marks = new Set<string>();
  for (const text of texts) {
    const mark = /([.,])(\d+)$/.exec(text);
    if (mark && readingsOf(text).length === 1 && !/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})+$/.test(text))
      marks.add(mark[1] ?? '');
  }
  return marks;
}

/**
 * The numerals of a text, in order. `9.959` has two readings, unless the same text proves the other mark to be its
 * decimal one: beside `60.5`, a comma groups thousands.
 */
export function digitNumerals(text: string): Numeral[] {
  const found = [...text.matchAll(DIGITS)].map((match) => ({ text: match[0], start: match.index }));
  const marks = provenMarks(found.map((one) => one.text));
  return found.flatMap(({ text: printed, start }) => {
    const readings = readingsOf(printed);
    if (readings.length === 0) return [];
    const mark = /[.,]/.exec(printed)?.[0] ?? '';
    const certain = readings.length === 2 && marks.size === 1 && !marks.has(mark);
    return [
      {
        start,
        end: start + printed.length,
        text: printed,
        readings: certain ? readings.slice(0, 1) : readings,
      },
    ];
  });
}
