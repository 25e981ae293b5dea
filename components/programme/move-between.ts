/**
 * Arrow keys among the voyages of a calendar or a table. In the calendar a bar stands in a week and a column: up and down
 * go to the nearest of the next week that has any; in the table they go line by line.
 */
const within = (group: Element) => [...group.querySelectorAll<HTMLElement>('[data-voyage]')];

/** What the key leads to from `from`; null when it leads nowhere or is no such key. */
export function besideOf(from: HTMLElement, key: string): HTMLElement | null {
  const group = from.closest('[data-voyages]');
  if (!group) return null;
  const all = within(group);
  const at = all.indexOf(from);
  const step = (by: number) => all[at + by] ?? null;
  switch (key) {
    case 'Home':
      return all[0] ?? null;
    case 'End':
      return all.at(-1) ?? null;
    case 'ArrowRight':
      return step(1);
    case 'ArrowLeft':
      return step(-1);
    case 'ArrowDown':
      return from.dataset.week === undefined ? step(1) : inNextWeek(all, from, 1);
    case 'ArrowUp':
      return from.dataset.week === undefined ? step(-1) : inNextWeek(all, from, -1);
    default:
      return null;
  }
}

function inNextWeek(all: readonly HTMLElement[], from: HTMLElement, by: 1 | -1): HTMLElement | null {
  const [week, column] = [Number(from.dataset.week), Number(from.dataset.column)];
  const beyond = all.filter(({ dataset }) => (Number(dataset.week) - week) * by > 0);
  const next = Math.min(...beyond.map(({ dataset }) => Number(dataset.week) * by)) * by;
  const far = ({ dataset }: HTMLElement) => Math.abs(Number(dataset.column) - column);
  return (
    beyond.filter(({ dataset }) => Number(dataset.week) === next).sort((a, b) => far(a) - far(b))[0] ?? null
  );
}
