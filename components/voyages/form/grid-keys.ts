import type { KeyboardEvent } from 'react';

type Cells = readonly HTMLTableCellElement[];

/** Whether the caret, or the selection, reaches that end of the text: only then an arrow leaves the cell. */
function atEnd(input: HTMLInputElement, end: 'start' | 'end'): boolean {
  const { selectionStart, selectionEnd, value } = input;
  return end === 'start' ? selectionStart === 0 : selectionEnd === value.length;
}

function targetOf(
  key: string,
  cell: HTMLTableCellElement,
  input: HTMLInputElement,
  cells: Cells,
): HTMLTableCellElement | undefined {
  const column = cells.filter((one) => one.dataset.column === cell.dataset.column);
  const row = cells.filter((one) => one.parentElement === cell.parentElement && one.offsetParent !== null);
  if (key === 'ArrowUp') return column[column.indexOf(cell) - 1];
  if (key === 'ArrowDown' || key === 'Enter') return column[column.indexOf(cell) + 1];
  if (key === 'ArrowLeft' && atEnd(input, 'start')) return row[row.indexOf(cell) - 1];
  return key === 'ArrowRight' && atEnd(input, 'end') ? row[row.indexOf(cell) + 1] : undefined;
}

/** Enter and the arrows move between the cells, as in a sheet: a port log is copied downwards. */
export function moveWithin(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(target instanceof HTMLInputElement)) return;
  const cell = target.closest<HTMLTableCellElement>('td[data-column]');
  if (!cell) return;
  const upOrDown = key === 'ArrowUp' || key === 'ArrowDown' || key === 'Enter';
  const cells = [...currentTarget.querySelectorAll<HTMLTableCellElement>('td[data-column]')];
  const next = targetOf(key, cell, target, cells)?.querySelector('input');
  if (!next && !upOrDown) return;
  event.preventDefault();
  next?.focus();
  next?.select();
}
