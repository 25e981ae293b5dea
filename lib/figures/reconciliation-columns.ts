/** The columns of a file of the reconciliation: what export writes, and what import reads of it. Pure, client-safe. */
import { HOME_ZONE, isoMoment } from '@/lib/calendar';
import { dateColumn, textColumn, tonnesColumn, type EntryColumn } from '@/lib/entry-file';
import type { Kg } from '@/lib/quantity';
import type { Act, Line } from './reconcile';

export type Filled =
  | (
      | 'line'
      | 'from'
      | 'to'
      | 'grade'
      | 'basis'
      | 'reported'
      | 'logged'
      | 'simulated'
      | 'deviation'
      | 'tolerance'
    )
  | (
      | 'state'
      | 'offered'
      | 'finding'
      | 'explanation'
      | 'explainedBy'
      | 'explainedAt'
      | 'signedBy'
      | 'signedAt'
    )
  | ('outdatedAct' | 'outdatedBy' | 'outdatedAt' | 'sign' | 'withdraw');

const text = (name: string, fills: Filled, of: (line: Line) => string | null) => textColumn(name, fills, of);
const tonnes = (name: string, fills: Filled, of: (line: Line) => Kg | null) =>
  tonnesColumn(name, fills, (line: Line) => {
    const kg = of(line);
    return kg === null ? null : Math.round(kg);
  });
const at = (act: Act | null) => (act === null ? null : isoMoment(act.at, HOME_ZONE).replace('T', ' '));

/** One a line. `sign` and `withdraw` are empty: somebody fills them in to do it. */
export const LINE_COLUMNS: readonly EntryColumn<Line, Filled>[] = [
  text('line', 'line', ({ line }) => line),
  dateColumn('period_start', 'from', ({ from }) => from),
  dateColumn('period_end', 'to', ({ to }) => to),
  text('scope_grade', 'grade', ({ grade }) => grade),
  text('basis', 'basis', ({ basis }) => basis),
  tonnes('reported_tonnes', 'reported', ({ reported }) => reported.kg),
  tonnes('logged_tonnes', 'logged', ({ logged }) => logged && logged.kg),
  tonnes('simulated_tonnes', 'simulated', ({ logged }) => logged && logged.simulatedKg),
  tonnes('deviation_tonnes', 'deviation', ({ deviationKg }) => deviationKg),
  tonnes('tolerance_tonnes', 'tolerance', ({ toleranceKg }) => toleranceKg),
  text('state', 'state', ({ state }) => state),
  text('offered', 'offered', ({ offered }) => offered.map(({ key }) => key).join(', ') || null),
  text('finding', 'finding', ({ explanation }) => explanation && explanation.finding),
  text('explanation', 'explanation', ({ explanation }) => explanation && explanation.explanation),
  text('explained_by', 'explainedBy', ({ explanation }) => explanation && explanation.by),
  text('explained_at', 'explainedAt', ({ explanation }) => at(explanation)),
  text('signed_by', 'signedBy', ({ signed }) => signed && signed.by),
  text('signed_at', 'signedAt', ({ signed }) => at(signed)),
  text('outdated_act', 'outdatedAct', ({ outdated }) => outdated && outdated.kind),
  text('outdated_by', 'outdatedBy', ({ outdated }) => outdated && outdated.by),
  text('outdated_at', 'outdatedAt', ({ outdated }) => at(outdated)),
  text('sign', 'sign', () => null),
  text('withdraw', 'withdraw', () => null),
];

/** What an act is done on: the line, and the numbers that were seen. */
export const LINES_NEEDED = ['line', 'reported_tonnes', 'logged_tonnes'];

const word = (name: string, of: (act: Act) => string | null) => textColumn(name, name, of);

/** Every act ever done, withdrawn ones too; this file is for reading alone. */
export const ACT_COLUMNS: readonly EntryColumn<Act, string>[] = [
  word('line', ({ line }) => line),
  word('act', ({ kind }) => kind),
  word('finding', ({ finding }) => finding),
  word('explanation', ({ explanation }) => explanation),
  tonnesColumn('reported_tonnes', 'reported', ({ reportedKg }: Act) => reportedKg),
  tonnesColumn('logged_tonnes', 'logged', ({ loggedKg }: Act) => loggedKg),
  word('by', ({ by }) => by),
  word('at', (act) => at(act)),
];

/** The figure that a line is, or that others are taken from. */
export const figureOfLine = (line: string): string => line.split(' ')[0] ?? '';
