/** What a file of the reconciliation wants done to its lines. Pure. */
import {
  cellLines,
  cellsThatDiffer,
  verdictOf,
  type CellLine,
  type Cells,
  type JudgedLine,
  type ReadValue,
  type Rows,
} from '@/lib/entry-file';
import { readsNothing } from '@/lib/fields';
import { readTonnes } from '@/lib/number-reader';
import { printTonnes, type Kg } from '@/lib/quantity';
import { done, type Refusal, type Result } from '@/lib/result';
import { canWithdraw, refusalOfWords, refusalOnLine, type LineAct } from './line-act';
import type { Line } from './reconcile';
import { LINE_COLUMNS, LINES_NEEDED, type Filled } from './reconciliation-columns';

export interface ActingLine extends JudgedLine {
  /** In their order. */
  acts: LineAct[];
}

const YES = ['yes', 'y', 'x', '1', 'true', 'да'];
const NO = ['no', 'n', '0', 'false', 'нет'];

/**
 * Each line of a file with the acts that it asks for, which are those of whoever imports it: what explains the line, where
 * that differs from what stands; `sign`; or `withdraw` with why, beside which nothing else is read. An empty cell changes
 * nothing. Who explained and signed before is in the file to be read: it signs for nobody.
 */
export function actingLines(rows: Rows, lines: readonly Line[]): Result<ActingLine[]> {
  const read = cellLines<Filled>(rows, LINE_COLUMNS, LINES_NEEDED);
  if (!read.done) return read;
  const known = new Map(lines.map((line) => [line.line, line]));
  const seen = new Set<string>();
  return done(
    read.value.map((row) => {
      const name = row.cells.line ?? '';
      const line = known.get(name);
      const judged = line ? judge(row, line) : unknown(row, name);
      if (seen.has(name)) {
        judged.refusals.push({ reason: 'keyTwice', field: 'line', values: { read: name } });
        judged.verdict = 'refused';
      }
      seen.add(name);
      return judged;
    }),
  );
}

const blank = ({ no, printed }: CellLine<Filled>): Omit<ActingLine, 'verdict'> => ({
  no,
  key: printed.line ?? '',
  printed: [printed.line, printed.from, printed.reported].filter(Boolean).join(' · '),
  changes: [],
  values: [],
  refusals: [],
  notes: [],
  acts: [],
});

/** Of a line that is no longer there only what it asks for is refused. */
function unknown(row: CellLine<Filled>, name: string): ActingLine {
  const values = { read: name };
  return { ...blank(row), refusals: [{ reason: 'lineNotThere', field: 'line', values }], verdict: 'refused' };
}

function judge(row: CellLine<Filled>, line: Line): ActingLine {
  const cells = cellsThatDiffer(row, LINE_COLUMNS, line);
  const { acts, refusals } = actsIn(cells, line);
  if (acts.length > 0) refusals.push(...refusalsOfNumbers(row, cells, line));
  let after = line;
  for (const act of refusals.length > 0 ? [] : acts) {
    const refusal = refusalOfWords(act) ?? refusalOnLine(after, act);
    if (refusal) refusals.push(inFile(refusal, act, line));
    if (refusal) break;
    if (act.kind === 'explained' && after.state === 'open') after = { ...after, state: 'explained' };
  }
  const changes = acts.length > 0 && line.explanation !== null ? ['explanation'] : [];
  const verdict =
    refusals.length === 0 && acts.length === 0 ? 'same' : verdictOf(refusals, changes.length > 0, changes);
  return {
    ...blank(row),
    ...{ verdict, changes, refusals, acts },
    values: acts.flatMap((act) => valuesOf(act, line)),
    notes: notesOn(row, line),
  };
}

function actsIn(cells: Cells<Filled>, line: Line): { acts: LineAct[]; refusals: Refusal[] } {
  const on = { line: line.line, reportedKg: line.reported.kg, loggedKg: line.logged?.kg ?? 0 };
  const withdraw = (cells.withdraw ?? '').trim();
  if (withdraw !== '') {
    const act = { ...on, kind: 'withdrawn' as const, finding: null, explanation: withdraw };
    // The same file again finds nothing to withdraw, and withdraws nothing.
    return { acts: canWithdraw(line) ? [act] : [], refusals: [] };
  }
  const acts: LineAct[] = [];
  const finding = cells.finding ?? line.explanation?.finding ?? '';
  const explanation = (cells.explanation ?? line.explanation?.explanation ?? '').trim();
  const said = (cells.finding ?? '') !== '' || (cells.explanation ?? '') !== '';
  if (said) acts.push({ ...on, kind: 'explained', finding: finding || null, explanation });
  const sign = (cells.sign ?? '').toLowerCase();
  const refusals: Refusal[] =
    sign === '' || YES.includes(sign) || NO.includes(sign)
      ? []
      : [{ reason: 'choiceUnknown', field: 'sign', values: { read: sign, choices: 'yes, no' } }];
  if (YES.includes(sign) && line.signed === null)
    acts.push({ ...on, kind: 'signed', finding: null, explanation: '' });
  return { acts, refusals };
}

/** What was looked at has to be what stands. */
function refusalsOfNumbers(
  { printed }: CellLine<Filled>,
  cells: Cells<Filled>,
  { reported, logged }: Line,
): Refusal[] {
  if (!logged) return [{ reason: 'lineWithoutLog' }];
  const seen = { reported: reported.kg, logged: logged.kg };
  return (['reported', 'logged'] as const).flatMap((field) => {
    const cell = cells[field];
    if (cell === undefined || kgOf(cell) === seen[field]) return [];
    const now = seen[field] === 0 ? '0' : printTonnes(seen[field]);
    return [{ reason: 'numbersMovedInFile', field, values: { read: printed[field] ?? '', now } }];
  });
}

/** A finding that the checker does not offer is named with those that it does. */
function inFile(refusal: Refusal, { finding }: LineAct, { offered }: Line): Refusal {
  if (refusal.field !== 'finding') return refusal;
  const choices = offered.map(({ key }) => key).join(', ');
  return {
    reason: 'findingNotOffered',
    field: 'finding',
    values: { read: finding ?? '', choices: choices || 'none' },
  };
}

function kgOf(cell: string): Kg | null {
  if (readsNothing(cell)) return 0;
  const read = readTonnes(cell);
  return read.kind === 'read' ? read.kg : null;
}

function valuesOf({ kind, finding, explanation }: LineAct, line: Line): ReadValue[] {
  if (kind === 'withdrawn') return [{ field: 'withdraw', from: null, to: explanation }];
  if (kind === 'signed') return [{ field: 'sign', from: null, to: '✓' }];
  const before = line.explanation;
  const values = [
    { field: 'finding', from: before && (before.finding ?? ''), to: finding ?? '' },
    { field: 'explanation', from: before && (before.explanation ?? ''), to: explanation },
  ];
  return values.filter(({ from, to }) => (from ?? '') !== to);
}

/** Somebody who signed by the file and not here: told, and not signed for. */
function notesOn({ cells }: CellLine<Filled>, { signed }: Line): Refusal[] {
  const name = (cells.signedBy ?? '').trim();
  return name === '' || name === signed?.by
    ? []
    : [{ reason: 'signatureNotTaken', field: 'signedBy', values: { name } }];
}
