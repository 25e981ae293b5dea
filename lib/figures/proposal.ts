/** What is proposed from a text, with the words it was read in. Pure. */

/** More than one choice is a question. */
export interface Proposal<T> {
  choices: T[];
  start: number;
  end: number;
  text: string;
}

export const proposal = <T>(
  { start, end, text }: { start: number; end: number; text: string },
  choices: T[],
): Proposal<T> => ({ start, end, text, choices });

/** One proposal of all that qualify; several numbers are a question. */
export function merged<A extends { start: number; end: number; text: string }, T>(
  all: readonly A[],
  choices: (one: A) => T[],
  text: string,
): Proposal<T> | null {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return null;
  const different = new Map(all.flatMap(choices).map((choice) => [JSON.stringify(choice), choice]));
  return proposal({ start: first.start, end: last.end, text: text.slice(first.start, last.end) }, [
    ...different.values(),
  ]);
}
