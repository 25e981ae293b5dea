/** The address of the figures ⇄ what it shows, and of one figure. Client-safe. */
import { yearOf } from '@/lib/calendar';
import { ALL_GRADES, KINDS, originOf, STATUSES, type Figure } from './figure';
import { VERDICTS, type Verdict } from './finding';

export interface FigureFilter {
  /** In the value, scope, publisher, source or note. */
  text: string;
  year: number | null;
  grade: string | null;
  kind: Figure['kind'] | null;
  status: Figure['status'] | null;
  verdict: Verdict | null;
  /** Who said it first. */
  origin: string | null;
}

type Params = Record<string, string | string[] | undefined>;

const one = (params: Params, name: string): string | null => {
  const value = params[name];
  return (Array.isArray(value) ? value.at(-1) : value)?.trim() || null;
};
const among = <T extends string>(all: readonly T[], value: string | null): T | null =>
  all.find((item) => item === value) ?? null;

/** Reads the address; null when it says something that cannot be shown, so that nothing else is shown instead. */
export function readFigureFilter(params: Params): FigureFilter | null {
  const [year, kind, status, verdict] = ['year', 'kind', 'status', 'verdict'].map((name) =>
    one(params, name),
  );
  const filter: FigureFilter = {
    text: (one(params, 'q') ?? '').slice(0, 100),
    year: year && /^(199\d|20\d\d)$/.test(year) ? Number(year) : null,
    grade: one(params, 'grade'),
    kind: among(KINDS, kind ?? null),
    status: among(STATUSES, status ?? null),
    verdict: among(VERDICTS, verdict ?? null),
    origin: one(params, 'origin'),
  };
  const unread =
    (year && filter.year === null) ||
    (kind && !filter.kind) ||
    (status && !filter.status) ||
    (verdict && !filter.verdict);
  return unread ? null : filter;
}

/** The search part of the address, canonical: what is not chosen is left out; `known` as the address says it. */
export function figureSearch(filter: FigureFilter, known: string | null = null): string {
  const { text, year, grade, kind, status, verdict, origin } = filter;
  const search = new URLSearchParams();
  const said = {
    q: text,
    year: year === null ? '' : String(year),
    grade,
    kind,
    status,
    verdict,
    origin,
    known,
  };
  for (const [name, value] of Object.entries(said)) if (value) search.set(name, value);
  const address = search.toString();
  return address === '' ? '' : `?${address}`;
}

/** A page of the list, counted from 1 by period; without one that is asked for the latest, which is always a full one. */
export const ROWS_A_PAGE = 60;
export function pageOf<T>(rows: readonly T[], params: Params): { rows: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const asked = /^[1-9]\d{0,5}$/.test(one(params, 'page') ?? '') ? Number(one(params, 'page')) : pages;
  const page = Math.min(asked, pages);
  const end = rows.length - (pages - page) * ROWS_A_PAGE;
  return { rows: rows.slice(Math.max(0, end - ROWS_A_PAGE), end), page, pages };
}

/** The list of all figures, or the reconciliation, at that moment. */
export const figuresAt = (known: string | null, part: '' | '/reconciliation' = ''): string =>
  `/figures${part}${known === null ? '' : `?known=${encodeURIComponent(known)}`}`;

/** The page of a figure; with `known`, as the address says it, as of then. */
export const linkToFigure = (key: string, known: string | null = null): string =>
  `/figures/${encodeURIComponent(key)}${known === null ? '' : `?known=${encodeURIComponent(known)}`}`;

export function matches(filter: FigureFilter, figure: Figure, verdict: Verdict): boolean {
  const words = `${figure.valueAsCited} ${figure.quote ?? ''} ${figure.grade} ${figure.direction} ${figure.publisher} ${figure.source} ${figure.note ?? ''}`;
  return (
    words.toLowerCase().includes(filter.text.toLowerCase()) &&
    (filter.year === null || (yearOf(figure.from) <= filter.year && filter.year <= yearOf(figure.to))) &&
    (filter.grade === null || figure.grade === filter.grade) &&
    (filter.kind === null || figure.kind === filter.kind) &&
    (filter.status === null || figure.status === filter.status) &&
    (filter.verdict === null || verdict === filter.verdict) &&
    (filter.origin === null || originOf(figure.publisher).origin === filter.origin)
  );
}

/** What there is to choose from, in the figures there are. */
export function choicesIn(figures: readonly Figure[]): {
  years: number[];
  grades: string[];
  origins: string[];
} {
  const sorted = <T>(values: T[]) => [...new Set(values)].sort();
  return {
    years: sorted(figures.flatMap(({ from, to }) => [yearOf(from), yearOf(to)])),
    grades: sorted(figures.map(({ grade }) => grade)).sort(
      (a, b) => Number(b === ALL_GRADES) - Number(a === ALL_GRADES),
    ),
    origins: sorted(figures.map(({ publisher }) => originOf(publisher).origin)),
  };
}
