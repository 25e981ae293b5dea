import type { KeyboardEvent } from 'react';

interface Moves {
  /** Of the row at this index; `extend`: all from the one chosen last. */
  choose?: (index: number, extend: boolean) => void;
  chooseAll?: () => void;
  /** Amends the cell that has the focus; false where there is nothing to amend. */
  begin: (element: EventTarget, typed?: string) => boolean;
  /** Whether a key on a cell is the first of what is typed over it. */
  types?: (event: KeyboardEvent, columnId: string) => boolean;
}

const DOWN: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const ASIDE: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Where the keyboard stops in a row: the link that opens it, and its cells that can be amended. */
const stopsOf = (row: Element) =>
  [...row.querySelectorAll<HTMLElement>('td:first-child a, td[data-amend]')].filter(
    (stop) => stop.offsetParent !== null,
  );

/**
 * The keyboard in the rows: j, k and the arrows move, Enter opens a row or amends a cell, F2 amends it; Space chooses a
 * row, Shift + Space all from the one chosen last, Ctrl + A the whole page. What is typed on a cell is typed over it.
 */
export function moveInRows(
  event: KeyboardEvent<HTMLDivElement>,
  { choose, chooseAll, begin, types }: Moves,
): void {
  const focused = document.activeElement as HTMLElement | null;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  const row = focused?.closest<HTMLTableRowElement>('tbody tr') ?? null;
  const done = () => event.preventDefault();
  if (event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key !== 'a' || !row || !chooseAll) return;
    chooseAll();
    return done();
  }
  const amends = event.key === 'F2' || (event.key === 'Enter' && focused?.matches('td'));
  if (amends && focused && begin(focused)) return done();
  if (event.key === ' ' && row && choose && !focused?.matches('input')) {
    choose(row.sectionRowIndex, event.shiftKey);
    return done();
  }
  const next = nextStop(rows, row, focused, event.key);
  if (next) {
    next.focus();
    return done();
  }
  const { amend } = focused?.dataset ?? {};
  if (focused && amend !== undefined && types?.(event, amend) && begin(focused, event.key)) done();
}

function nextStop(
  rows: readonly HTMLTableRowElement[],
  row: HTMLTableRowElement | null,
  focused: HTMLElement | null,
  key: string,
): HTMLElement | undefined {
  if (row && key in ASIDE) {
    const stops = stopsOf(row);
    const here = stops.findIndex((stop) => stop === focused);
    return stops[Math.min(Math.max(here + (ASIDE[key] ?? 0), 0), stops.length - 1)];
  }
  if (!(key in DOWN)) return undefined;
  const step = row ? (DOWN[key] ?? 0) : 0;
  const index = (row?.sectionRowIndex ?? 0) + step;
  const to = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  if (!to) return undefined;
  const column = focused?.dataset.amend;
  const stops = stopsOf(to);
  return stops.find((stop) => column !== undefined && stop.dataset.amend === column) ?? stops[0];
}
