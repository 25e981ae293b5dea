import type { ReactNode } from 'react';
import type { Column, RowData } from '@tanstack/react-table';
import { AimedLink } from '@/components/frame/aimed-link';
import type { Features } from './features';
import { Pending } from './pending';

interface ColumnHeaderProps<Row extends RowData> {
  column: Column<Features, Row>;
  className?: string;
  sortLink: (id: string, desc: boolean) => string;
  texts: { sortedUp: string; sortedDown: string };
  /** Before the label. */
  children?: ReactNode;
}

/** A header that sorts is a link to the same rows in that order. */
export function ColumnHeader<Row extends RowData>({
  column,
  className,
  sortLink,
  texts,
  children,
}: ColumnHeaderProps<Row>) {
  const { label = column.id, unit, title, align } = column.columnDef.meta ?? {};
  const sorted = column.getIsSorted();
  const text = (
    <>
      {label}
      {unit && <small>, {unit}</small>}
    </>
  );
  return (
    <th
      scope="col"
      className={className}
      data-align={align}
      title={title}
      aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      {children}
      {column.getCanSort() ? (
        <AimedLink href={sortLink(column.id, column.getNextSortingOrder() === 'desc')} replace scroll={false}>
          {text}
          {sorted && (
            <span aria-hidden="true" title={sorted === 'asc' ? texts.sortedUp : texts.sortedDown}>
              {sorted === 'asc' ? ' ↑' : ' ↓'}
            </span>
          )}
          <Pending />
        </AimedLink>
      ) : (
        text
      )}
    </th>
  );
}
