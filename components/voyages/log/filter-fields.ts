import { printDate } from '@/lib/calendar';
import {
  EVERYTHING,
  filterFromParams,
  paramsOf,
  type Ignored,
  type VoyageFilter,
} from '@/lib/voyages/filter';

/** The filter as its form holds it: what is typed stays as typed until it can be read. */
export interface FilterFields {
  q: string;
  from: string;
  to: string;
  by: string;
  vessel: string;
  status: string[];
  grade: string[];
  terminal: string;
  shipper: string;
  data: string;
  counted: boolean;
}

export function fieldsOf(filter: VoyageFilter): FilterFields {
  const params = paramsOf(filter);
  const text = (name: string) => params.get(name) ?? '';
  return {
    q: filter.text,
    from: filter.from === null ? '' : printDate(filter.from),
    to: filter.to === null ? '' : printDate(filter.to),
    by: text('by'),
    vessel: text('vessel'),
    status: filter.statuses,
    grade: filter.gradeIds.map(String),
    terminal: text('terminal'),
    shipper: text('shipper'),
    data: text('data'),
    counted: filter.counted,
  };
}

/** What the fields ask for, in the order, size, columns and time of the view they stand in; and what cannot be read. */
export function askedBy(
  fields: FilterFields,
  { gap, known, sort, direction, size, columns }: VoyageFilter,
): { filter: VoyageFilter; unread: Ignored[] } {
  const { status, grade, counted, ...texts } = fields;
  const params = new URLSearchParams({
    ...texts,
    status: status.join(),
    grade: grade.join(),
    counted: counted ? 'yes' : '',
  });
  const { filter, ignored } = filterFromParams(params);
  return {
    filter: { ...EVERYTHING, ...filter, gap, known, sort, direction, size, columns },
    unread: ignored,
  };
}

/** The fields of a view that has arrived, except those in which somebody went on typing after asking for it. */
export function typedSince(asked: FilterFields, now: FilterFields, arrived: FilterFields): FilterFields {
  const wentOn = Object.entries(now).filter(([name, value]) => value !== asked[name as keyof FilterFields]);
  return { ...arrived, ...Object.fromEntries(wentOn) };
}
