/** Where a hand goes from a cell that is done: down its column as after Enter, along the row as after Tab. */
export type Onward = 'below' | 'beside';

/** The next cell that can be amended in that direction; the same one where there is none. */
export function cellAfter(cell: HTMLElement, onward: Onward): HTMLElement {
  const row = cell.closest('tr');
  const all = [...(row?.parentElement?.querySelectorAll<HTMLElement>('td[data-amend]') ?? [])].filter(
    (one) => one.offsetParent !== null,
  );
  const later = all.slice(all.indexOf(cell) + 1);
  const fits = (one: HTMLElement) =>
    onward === 'beside' ? one.closest('tr') === row : one.dataset.amend === cell.dataset.amend;
  return later.find(fits) ?? cell;
}
