/** Two amendments of one thing, put together. Client-safe. */

/** Mine and theirs, both made from the same base. */
export interface Together<T> {
  /** Theirs with mine on top. */
  merged: T;
  /** Fields that both changed, to different things: mine stands in `merged`. */
  clashing: string[];
  /** Fields that they alone changed. */
  onlyTheirs: string[];
}

/** Puts two amendments of one thing together, field by field, so that nobody loses what was typed. */
export function together<T extends object>(base: T, mine: T, theirs: T): Together<T> {
  const merged = { ...theirs };
  const clashing: string[] = [];
  const onlyTheirs: string[] = [];
  for (const field of Object.keys(theirs) as (keyof T & string)[]) {
    const [was, my, their] = [base[field], (mine[field] ?? null) as T[typeof field], theirs[field]];
    if (my === their) continue;
    if (my === was) onlyTheirs.push(field);
    else {
      merged[field] = my;
      if (their !== was) clashing.push(field);
    }
  }
  return { merged, clashing, onlyTheirs };
}
