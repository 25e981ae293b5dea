import type { VesselChoice } from '@/lib/voyages/totals.queries';
import type { Basis } from '../form/draft';
import type { CellChoice } from './cell-choice';
import type { CellEditor } from './cell-editor';
import type { CellField, ChoiceOf } from './cell-fields';
import type { LogActs } from './log-acts';

/** What a choice is made from, and the field that it is made in. */
export interface Choices {
  Field: typeof CellChoice;
  all: VesselChoice[];
}

/** What a cell is amended with. */
export interface OpenedCell {
  Editor: typeof CellEditor;
  /** Null where the voyage is not amended any more. */
  basis: Basis | null;
  /** Null where nothing is chosen. */
  choices: Choices | null;
}

/** The program, the voyage as it is stored, and what there is to choose from: the log carries none of it. Rejects. */
export async function openCell(
  acts: LogActs,
  voyageNo: string,
  [first]: readonly CellField[],
): Promise<OpenedCell | 'signedOut'> {
  const [{ CellEditor: Editor }, basis, choices] = await Promise.all([
    import('./cell-editor'),
    acts.open(voyageNo),
    first?.kind === 'choice' ? choicesOf(acts, first.name) : null,
  ]);
  if (basis === 'signedOut') return basis;
  if (choices === 'notRead') throw new Error('not read: what there is to choose from');
  return { Editor, basis, choices };
}

async function choicesOf(acts: LogActs, of: ChoiceOf): Promise<Choices | 'notRead'> {
  const [{ CellChoice: Field }, found] = await Promise.all([import('./cell-choice'), acts.choices(of)]);
  return found.done ? { Field, all: found.value } : 'notRead';
}
