const KEY = 'caspian-lift.cell';

/** A cell that was left with something typed in it, of this voyage: its form has it. */
export function leaveCell(voyageNo: string): void {
  try {
    window.sessionStorage.setItem(KEY, voyageNo);
  } catch {
    // A browser that keeps nothing has nothing to come back to.
  }
}

/** The voyage of the cell that was left, told once. */
export function takeLeftCell(): string | null {
  try {
    const voyageNo = window.sessionStorage.getItem(KEY);
    window.sessionStorage.removeItem(KEY);
    return voyageNo;
  } catch {
    return null;
  }
}
