import { addMonths, firstDay, monthOf, yearOf, type LocalDate } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { aheadOf, type Ahead } from '@/lib/progress/ahead';
import type { Selection } from '@/lib/progress/filter';
import {
  carriedIn,
  HISTORY_YEARS,
  loggedMonths,
  shipsOfLate,
  stoppedDays,
} from '@/lib/progress/outlook.queries';
import type { MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';

interface Asked {
  person: Person | null;
  selection: Selection;
  standing: Standing;
  rows: MonthRow[];
  logBegins: string | null;
  today: LocalDate;
  parameters: Record<string, string | string[] | undefined>;
}

/**
 * Asked for beside the board's first answer and streamed after it (Suspense), on the server and not in a worker of the
 * browser: so its numbers are in the HTML, on paper and for a reader without scripts, alike for everybody, and cost the
 * page no JavaScript. The runs take some ten milliseconds, the back-test two or three times that.
 */
export async function boardAhead(asked: Asked): Promise<Ahead> {
  const { person, selection, standing, rows, logBegins, today, parameters } = asked;
  const { year } = standing;
  const ahead = standing.state === 'running' || standing.state === 'notBegun';
  const since = firstDay(addMonths(monthOf(today), 1 - 12 * HISTORY_YEARS));
  const span = { from: since, to: today };
  const ofYear = { from: `${year}-01-01`, to: standing.through };
  const [months, stops, carried, ships] = await Promise.all([
    ahead ? loggedMonths(person, selection, span) : [],
    stoppedDays(person, ahead && since < ofYear.from ? span : ofYear),
    carriedIn(person, selection, year, today),
    ahead ? shipsOfLate(person, today) : [],
  ]);
  const begins = logBegins !== null && logBegins < monthOf(since) ? monthOf(since) : logBegins;
  const history = { months, stoppedDays: stops, logBegins: yearOf(today) < year - 1 ? null : begins };
  return aheadOf({ standing, rows, today, history, carried, ships, parameters });
}
