/** Figures as read from a table with the columns of the export, in any order. Pure. */
import {
  cellLines,
  cellsThatDiffer,
  fieldsThatDiffer,
  valuesRead,
  type Cells,
  type ReadValue,
  type Rows,
} from '@/lib/entry-file';
import { done, type Refusal, type Result } from '@/lib/result';
import { COLUMNS, NEEDED, type Filled } from './columns';
import type { Figure } from './figure';
import { emptyFigureText, readFigure, type FigureFacts, type FigureText } from './input';

export interface FigureLine {
  /** As a spreadsheet numbers it. */
  no: number;
  /** Empty: a new figure, whose key is made. */
  key: string;
  text: FigureText;
  /** Without those it corrects and relays, which are named by key. Null where it cannot be read. */
  facts: FigureFacts | null;
  relayOf: string;
  supersedes: string;
  values: ReadValue[];
  refusals: Refusal[];
}

const KEY_SHAPE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY_AT_MOST = 80;

/** A figure entered before, and as its form would open it. */
export interface Entered {
  figure: Figure;
  text: FigureText;
}

/**
 * Each line with what it says or why it cannot be read; refused as a whole where columns are missing. What the file has
 * no column for stays as it was entered; a cell that is empty empties the field.
 */
export function figureLines(
  rows: Rows,
  entered: (key: string) => Entered | null = () => null,
): Result<FigureLine[]> {
  const lines = cellLines(rows, COLUMNS, NEEDED);
  if (!lines.done) return lines;
  const seen = new Set<string>();
  return done(
    lines.value.map((line) => {
      const { key = '' } = line.cells;
      const before = entered(key);
      const {
        key: _,
        relayOf,
        supersedes,
        ...cells
      } = before ? cellsThatDiffer(line, COLUMNS, before.figure) : line.cells;
      const text = textOf(cells, before?.text ?? emptyFigureText());
      const facts = readFigure(text);
      const refusals = facts.done ? [] : [...facts.refusals];
      if (key !== '' && seen.has(key))
        refusals.push({ reason: 'keyTwice', field: 'key', values: { read: key } });
      else if (key.length > KEY_AT_MOST || (key !== '' && !KEY_SHAPE.test(key)))
        refusals.push({ reason: 'keyShape', field: 'key', values: { read: key } });
      seen.add(key);
      return {
        no: line.no,
        key,
        text,
        facts: facts.done ? facts.value : null,
        relayOf: relayOf ?? before?.figure.relayOf ?? '',
        supersedes: supersedes ?? before?.figure.supersedes ?? '',
        values: valuesRead(line, COLUMNS, before?.figure ?? null).filter(({ field }) => field !== 'key'),
        refusals,
      };
    }),
  );
}

const CHOICES = ['unit', 'grade', 'direction', 'basis', 'kind', 'status'] as const;

/** The cells as somebody would type them over `before`; a choice is never empty. */
function textOf(cells: Cells<Filled>, before: FigureText): FigureText {
  const empty = CHOICES.filter((name) => cells[name] === '');
  const chosen = Object.fromEntries(empty.map((name) => [name, before[name]]));
  // What is no choice at all is refused when it is read.
  return { ...before, ...cells, ...chosen } as FigureText;
}

/** Names of the form's fields in which two figures differ, each read in its own way. */
export const changedFields = (a: FigureFacts, b: FigureFacts): string[] =>
  fieldsThatDiffer(a, b, { kg: 'tonnes', changeKg: 'changeTonnes' });
