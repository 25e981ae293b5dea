/** “Last year”, «в текущем году»: years that a text names by the day it was printed on. Pure. */
import { yearOf, type LocalDate } from '@/lib/calendar';
import type { PeriodInText } from './periods';

const RELATIVE =
  /(?<!\p{L})(?:(?<last>(?:the\s+)?(?:last|previous|past)\s+year|(?:прошл|предыдущ|минувш|истекш)[а-яё]+\s+год[а-яё]*)|(?<now>(?:this|the\s+current)\s+year|(?:текущ|нынешн|эт)[а-яё]+\s+год[а-яё]*|[тс]\.\s?г\.))(?!['’]s)(?!\p{L})/giu;
const AFTER = /^\s*,?\s*(?:of|in|за|в)?\s*$/iu;
/** “The same period of last year” is what the number is held against, and read there. */
const SAME =
  /(?:same\s+(?:period|months?)|(?:аналогичн|соответствующ)[а-яё]+\s+(?:период|месяц)[а-яё]*)\s*(?:of|in|за|в|\s)*$/iu;

/**
 * The periods of a text with the years that are named by the day of print: behind a month, a quarter or a half its year,
 * alone a year of its own. “This year” alone is a whole year only of what is still to come (`ahead`).
 * @param printedOn null where nobody knows: those years are then asked, like any that are not named
 */
export function withRelativeYears(
  text: string,
  found: readonly PeriodInText[],
  printedOn: LocalDate | null,
  ahead: boolean,
): PeriodInText[] {
  const result = [...found];
  for (const { 0: words, index, groups } of text.matchAll(RELATIVE)) {
    const year = printedOn === null ? null : yearOf(printedOn) - (groups?.last === undefined ? 0 : 1);
    const end = index + words.length;
    const at = result.findIndex(
      (one) =>
        one.year === null && one.exact === null && one.end <= index && AFTER.test(text.slice(one.end, index)),
    );
    const named = result[at];
    if (named) result[at] = { ...named, end, text: text.slice(named.start, end), year };
    else if ((groups?.last !== undefined || ahead) && !SAME.test(text.slice(0, index)))
      result.push({ start: index, end, text: words, first: 1, last: 12, year, days: null, exact: null });
  }
  return result.sort((a, b) => a.start - b.start);
}
