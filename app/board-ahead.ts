import { addMonths, firstDay, monthOf, yearOf, type LocalDate } from '@/lib/calendar';
import type { Person } from '@/lib/people/role';
import { aheadOf, bridgeFrom, takeFrom, type Ahead, type BoardBridge, type Take } from '@/lib/progress/ahead';
import type { LoggedHistory } from '@/lib/progress/outlook';
import {
  carriedIn,
  HISTORY_YEARS,
  loggedMonths,
  shipsOfLate,
  stoppedDays,
} from '@/lib/progress/outlook.queries';
import type { Selection } from '@/lib/progress/filter';
import type { MonthRow } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';

export interface Asked {
  person: Person;
  selection: Selection;
  standing: Standing;
  rows: MonthRow[];
  logBegins: string | null;
  today: LocalDate;
  parameters: Record<string, string | string[] | undefined>;
}

/** The last years by month, from the rollup: what a forecast goes by. */
async function historyOf({ person, selection, standing, logBegins, today }: Asked): Promise<LoggedHistory> {
  const { year } = standing;
  const ahead = standing.state === 'running' || standing.state === 'notBegun';
  const since = firstDay(addMonths(monthOf(today), 1 - 12 * HISTORY_YEARS));
  const span = { from: since, to: today };
  const ofYear = { from: `${year}-01-01`, to: standing.through };
  const [months, stops] = await Promise.all([
    ahead ? loggedMonths(person, selection, span) : [],
    stoppedDays(person, ahead && since < ofYear.from ? span : ofYear, selection.known),
  ]);
  const begins = logBegins !== null && logBegins < monthOf(since) ? monthOf(since) : logBegins;
  return { months, stoppedDays: stops, logBegins: yearOf(today) < year - 1 ? null : begins };
}

/**
 * How the year may end. Asked for beside the board's first answer and streamed after it (Suspense), on the server and
 * not in a worker of the browser: so its numbers are in the HTML, on paper and for a reader without scripts, alike for
 * everybody, and cost the page no JavaScript. The runs take some ten milliseconds, the back-test two or three times that.
 */
export async function boardAhead(asked: Asked): Promise<Ahead> {
  const { standing, today } = asked;
  // Nothing is forecast of a year that is over.
  if (standing.state !== 'running' && standing.state !== 'notBegun') return { outlook: null, rows: [] };
  return aheadOf({ standing, today, history: await historyOf(asked) });
}

/** From plan to actual; it reads the voyages of two years. */
export async function boardBridge(asked: Asked): Promise<BoardBridge | 'noReference' | null> {
  const { person, selection, standing, rows, today } = asked;
  const [history, carried] = await Promise.all([
    historyOf(asked),
    carriedIn(person, selection, standing.year, today),
  ]);
  return bridgeFrom({ standing, rows, history, carried });
}

/** Where the sliders begin; it reads the voyages of two years. */
export async function boardTake(asked: Asked): Promise<Take | null> {
  const { person, selection, standing, today, parameters } = asked;
  const [history, carried, ships] = await Promise.all([
    historyOf(asked),
    carriedIn(person, selection, standing.year, today),
    shipsOfLate(person, today, selection.known),
  ]);
  return takeFrom({ standing, history, carried, ships, parameters });
}
