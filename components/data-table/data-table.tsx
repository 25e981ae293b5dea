'use client';

import { useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { useTable, type RowData, type TableOptions } from '@tanstack/react-table';
import { ColumnChooser } from './column-chooser';
import { ColumnHeader } from './column-header';
import { features, type Features } from './features';
import classes from './data-table.module.css';

interface DataTableProps<Row extends RowData> {
  /** Names the region that scrolls, and what the columns button says. */
  texts: { region: string; columns: string; columnsHint: string; sortedUp: string; sortedDown: string };
  columns: TableOptions<Features, Row>['columns'];
  rows: Row[];
  rowId: (row: Row) => string;
  /** Marks a row for the style sheet, such as `cancelled`. */
  rowKind?: (row: Row) => string | undefined;
  /** Ids of the columns on screen; paper shows all. */
  shown: readonly string[];
  onShown: (ids: string[]) => void;
  sort: { id: string; desc: boolean };
  /** The address of the same rows in another order. */
  sortLink: (id: string, desc: boolean) => string;
  /** What stands beside the columns button. */
  bar?: ReactNode;
}

/** Rows as the server sorted and paged them: a region that scrolls by itself under a header that stays. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { texts, columns, rows, rowId, rowKind, shown, onShown, sort, sortLink, bar } = props;
  const columnVisibility = useMemo(() => {
    const ids = columns.flatMap((column) => column.id ?? []);
    return Object.fromEntries(ids.map((id) => [id, shown.includes(id)]));
  }, [columns, shown]);
  const sorting = useMemo(() => [{ id: sort.id, desc: sort.desc }], [sort.id, sort.desc]);
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting, columnVisibility },
    onColumnVisibilityChange: (change) => {
      const next = typeof change === 'function' ? change(columnVisibility) : change;
      onShown(Object.keys(columnVisibility).filter((id) => next[id] !== false));
    },
  });
  // All columns are drawn and hidden by style, because paper shows them all.
  const onScreen = (visible: boolean) => (visible ? undefined : 'paper-only');
  return (
    <>
      <div className={`${classes.bar} screen-only`}>
        <div className={classes.barStart}>{bar}</div>
        <ColumnChooser columns={table.getAllLeafColumns()} label={texts.columns} hint={texts.columnsHint} />
      </div>
      <div
        className={classes.region}
        role="region"
        aria-label={texts.region}
        tabIndex={0}
        onKeyDown={moveBetweenRows}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {table.getAllLeafColumns().map((column) => (
                <ColumnHeader
                  key={column.id}
                  column={column}
                  className={onScreen(column.getIsVisible())}
                  sortLink={sortLink}
                  texts={texts}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} data-kind={rowKind?.(row.original)}>
                {row.getAllCells().map((cell) => (
                  <td
                    key={cell.id}
                    className={onScreen(cell.column.getIsVisible())}
                    data-align={cell.column.columnDef.meta?.align}
                  >
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** j and k, or the arrows on a row's link, go from row to row; Enter then opens it as any link. */
function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody td:first-child a')];
  const here = links.findIndex((link) => link === document.activeElement);
  const step = { j: 1, ArrowDown: here < 0 ? 0 : 1, k: -1, ArrowUp: here < 0 ? 0 : -1 }[event.key] ?? 0;
  const next = links[Math.min(Math.max(here + step, 0), links.length - 1)];
  if (step === 0 || !next) return;
  event.preventDefault();
  next.focus();
}
