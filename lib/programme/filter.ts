/** The address of the programme ⇄ the month it shows. Client-safe. */
import { linkToVoyages } from '@/lib/voyages/filter';
import { MANY_AT_MOST } from '@/lib/voyages/many';
import { monthOf, readDate, type LocalDate, type Month } from '@/lib/calendar';

export interface ProgrammeFilter {
  month: Month;
  /** The key of a target version; null: the board's. */
  target: string | null;
}

type Params = Record<string, string | string[] | undefined>;

/** Reads the address; null when the month cannot be read. Left out, it is that of `today`. */
export function readProgrammeFilter(params: Params, today: LocalDate): ProgrammeFilter | null {
  const one = (name: string) => [params[name]].flat().at(-1)?.trim() || null;
  const typed = one('month');
  const reading = typed === null ? null : readDate(typed);
  if (reading?.kind === 'refused') return null;
  return { month: monthOf(reading?.date ?? today), target: one('target') };
}

/** The address of a month, at a moment of the past where one is given. */
export function linkToMonth(month: Month, target: string | null = null, known: string | null = null): string {
  const said = { ...(target === null ? {} : { target }), ...(known === null ? {} : { known }) };
  const query = new URLSearchParams({ month, ...said });
  return `/programme?${query}`;
}

/** A file of the voyages shown; null when they are none or too many for an address. A file holds what is known now. */
export function linkToProgrammeFile(voyageNos: readonly string[]): string | null {
  if (voyageNos.length === 0 || voyageNos.length > MANY_AT_MOST) return null;
  return linkToVoyages({ only: [...voyageNos] }).replace('/voyages?', '/voyages/export?');
}

/** Where a pattern is made for a month. */
export const linkToPattern = (month: Month): string => `/programme/new?month=${month}`;
