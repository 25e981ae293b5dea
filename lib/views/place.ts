/** How the views of each place are read: by the reader of that place's own address. Client-safe. */
import { boardParams, readBoardFilter } from '@/lib/progress/filter';
import { scenarioIn } from '@/lib/progress/scenario';
import { changed, filterFromParams, paramsOf } from '@/lib/voyages/filter';
import { QUERY_MAX, type Place } from './view';

/** The same parameters as the place writes them; null where a part cannot be read, which would show something else. */
const CANONICAL: Record<Place, (params: URLSearchParams) => URLSearchParams | null> = {
  voyages: (params) => {
    const { filter, ignored } = filterFromParams(params);
    // A view is the filter, order and columns, from their first page.
    return ignored.length > 0 ? null : paramsOf(changed(filter, {}));
  },
  board: (params) => {
    const said = Object.fromEntries(params);
    const filter = readBoardFilter(said);
    // What the board left to be chosen stays so: a scenario without a year is one of the year that runs.
    return filter && new URLSearchParams([...boardParams(filter), ...new URLSearchParams(scenarioIn(said))]);
  },
};

/** The one way to write what a view shows; null when it cannot be read or is too long to keep. */
export function canonicalQuery(place: Place, query: string): string | null {
  const written = CANONICAL[place](new URLSearchParams(query))
    ?.toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':');
  return written !== undefined && written.length <= QUERY_MAX ? written : null;
}
