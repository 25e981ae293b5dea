import type { ReactNode } from 'react';
import classes from './onward.module.css';

interface SlotCellProps<T extends { at: number; length: number }> {
  blocks: readonly T[];
  at: number;
  children: (block: T) => ReactNode;
  gap: ReactNode;
}

/** The cell of a column in row `at`: a longer time is one cell over its rows, and its further rows have none. */
export function SlotCell<T extends { at: number; length: number }>({
  blocks,
  at,
  children,
  gap,
}: SlotCellProps<T>) {
  const block = blocks.find((one) => one.at <= at && at < one.at + one.length);
  if (!block) return <td className={classes.number}>{gap}</td>;
  if (block.at !== at) return null;
  const spans = block.length > 1;
  return (
    <td
      className={`${classes.number} ${spans ? classes.span : ''}`}
      rowSpan={spans ? block.length : undefined}
    >
      {children(block)}
    </td>
  );
}
