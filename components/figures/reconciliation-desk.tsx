import type { Month } from '@/lib/calendar';
import { ALL_GRADES, type Figure } from '@/lib/figures/figure';
import type { Line } from '@/lib/figures/reconcile';
import { lookUp } from '@/lib/lookup';
import { linkToSum } from '@/lib/progress/filter';
import { printKnown, type Known } from '@/lib/voyages/known';
import type { Desk } from './reconciliation-row';
import { useFigureWords } from './wording';

interface DeskOf {
  figures: readonly Figure[];
  /** Those that are drawn. */
  lines: readonly Line[];
  logBegins: Month | null;
  /** Ids by grade name in lower case. */
  gradeIds: Readonly<Record<string, number>>;
  /** Null: as known now. */
  past: Known | null;
  mayAct: boolean;
}

/** What the rows of these lines need: words, links, and names of no more figures than they speak of. */
export function useDesk({ figures, lines, gradeIds, past, logBegins, mayAct }: DeskOf): Desk {
  const words = useFigureWords();
  const { nameOf, period, publisher } = words;
  const spoken = new Set(
    lines.flatMap(({ by, offered }) => [
      ...by,
      ...offered.flatMap(({ values }) => Object.values(values).filter((value) => typeof value === 'string')),
    ]),
  );
  const own = figures.filter(({ key }) => spoken.has(key));
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const named = (of: (figure: Figure) => string) =>
    Object.fromEntries(own.map((figure) => [figure.key, of(figure)]));
  const relays = own.flatMap(({ key, relayOf }) => {
    const original = relayOf === null ? undefined : byKey.get(relayOf);
    return original ? [[key, publisher(original.publisher)] as const] : [];
  });
  return {
    words,
    logBegins,
    mayAct,
    known: past && printKnown(past),
    names: named(nameOf),
    publishers: named((figure) => publisher(figure.publisher)),
    periods: named(period),
    relays: Object.fromEntries(relays),
    linkToSum: ({ from, to, grade }) => {
      const gradeId = lookUp(gradeIds, grade.toLowerCase());
      if (grade !== ALL_GRADES && gradeId === undefined) return null;
      return linkToSum(from, to, {
        gradeIds: gradeId === undefined ? [] : [gradeId],
        shipperId: null,
        data: 'all',
        known: past,
      });
    },
  };
}
