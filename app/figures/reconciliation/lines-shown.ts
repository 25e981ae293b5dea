import type { Parameters } from '@/app/open-board';
import { yearOf, type LocalDate } from '@/lib/calendar';
import type { Line } from '@/lib/figures/reconcile';
import { readReconciliationFilter } from '@/lib/figures/reconciliation-filter';
import type { Reconciliation } from '@/lib/figures/reconciliation.queries';

/** Which lines an address shows, on `today`; null when it says what cannot be shown. */
export function linesShown({ lines, logBegins }: Reconciliation, parameters: Parameters, today: LocalDate) {
  const spoken = [...lines.map(({ from }) => yearOf(from)), yearOf(logBegins ?? today)];
  const span = { first: Math.min(...spoken), last: Math.max(...spoken, yearOf(today)) };
  const filter = readReconciliationFilter(parameters, span);
  if (!filter) return null;
  const { from: first, to: last, grade, state } = filter;
  const inYears = lines.filter(
    (line: Line) =>
      yearOf(line.from) >= first && yearOf(line.from) <= last && (!grade || line.grade === grade),
  );
  return { span, filter, inYears, shown: inYears.filter((line) => state === null || line.state === state) };
}
