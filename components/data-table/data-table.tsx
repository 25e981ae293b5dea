'use client';

import { useMemo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { useTable, type Cell, type RowData, type TableOptions } from '@tanstack/react-table';
import { ColumnChooser } from './column-chooser';
import { Choose, ChooseAll, idsBetween, type Choosing } from './choosing';
import { ColumnHeader } from './column-header';
import { features, type Features } from './features';
import { moveInRows } from './move-in-rows';
import { rowDeeds } from './row-keys';
import { usePrinting } from './use-printing';
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
  /** Rows can be ticked, to do something to all of them. */
  choosing?: Choosing;
  /** Cells that are amended where they stand: by a double click, Enter or F2, or by typing over them. */
  amending?: {
    can: (row: Row, columnId: string) => boolean;
    /** `typed`: the first character, where it was begun by typing. */
    begin: (row: Row, columnId: string, cell: HTMLElement, typed: string) => void;
    /** Whether a key on a cell of the column begins by typing. It is asked of every key there, in their order. */
    types: (event: KeyboardEvent, columnId: string) => boolean;
    /** It was asked of one that is not: says why. */
    cannot: (row: Row, columnId: string) => void;
  };
}

/**
 * What stands in a cell. The function of its column is called, not made a component as FlexRender would: the two of them
 * in each of five hundred cells were a third of what a page of rows costs to draw and to leave. It uses no hooks.
 */
function contentOf<Row extends RowData>(cell: Cell<Features, Row>): ReactNode {
  const { cell: content } = cell.column.columnDef;
  return typeof content === 'function' ? (content(cell.getContext()) as ReactNode) : content;
}

/** Rows as the server sorted and paged them: a region that scrolls by itself under a header that stays. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { texts, columns, rows, rowId, rowKind, shown, onShown, sort, sortLink, bar } = props;
  const { choosing, amending } = props;
  const lastChosen = useRef<string | null>(null);
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
  const ids = rows.map(rowId);
  const choose = (id: string, extend: boolean) => {
    if (!choosing) return;
    const wanted = !choosing.chosen.has(id);
    choosing.onChoose(extend ? idsBetween(ids, lastChosen.current, id) : [id], extend || wanted);
    lastChosen.current = id;
  };
  const begin = (element: EventTarget, typed = '') => {
    const cell = (element as HTMLElement).closest('td');
    const row = rows[(cell?.parentElement as HTMLTableRowElement | null | undefined)?.sectionRowIndex ?? -1];
    if (!cell || !row || !amending || (element as HTMLElement).matches('input')) return false;
    const { amend } = cell.dataset;
    if (amend === undefined) amending.cannot(row, drawn[cell.cellIndex]?.id ?? '');
    else amending.begin(row, amend, cell, typed);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) =>
    moveInRows(event, {
      choose: choosing && ((index, extend) => choose(ids[index] ?? '', extend)),
      chooseAll: choosing && (() => choosing.onChoose(ids, true)),
      begin,
      types: amending?.types,
    });
  const printing = usePrinting();
  const drawn = printing ? table.getAllLeafColumns() : table.getVisibleLeafColumns();
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
        data-rows={rowDeeds(choosing !== undefined, amending !== undefined).join(' ')}
        onKeyDown={onKeyDown}
        onDoubleClick={({ target }: MouseEvent) => begin(target)}
      >
        <table className={classes.table}>
          <thead>
            <tr>
              {drawn.map((column, index) => (
                <ColumnHeader
                  key={column.id}
                  column={column}
                  className={onScreen(column.getIsVisible())}
                  sortLink={sortLink}
                  texts={texts}
                >
                  {index === 0 && choosing && <ChooseAll ids={ids} {...choosing} />}
                </ColumnHeader>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                data-kind={rowKind?.(row.original)}
                data-chosen={choosing?.chosen.has(row.id) || undefined}
              >
                {(printing ? row.getAllCells() : row.getVisibleCells()).map((cell, index) => (
                  <td
                    key={cell.id}
                    className={onScreen(cell.column.getIsVisible())}
                    data-align={cell.column.columnDef.meta?.align}
                    {...(amending?.can(row.original, cell.column.id) && {
                      'data-amend': cell.column.id,
                      tabIndex: -1,
                    })}
                  >
                    {index === 0 && choosing ? (
                      <>
                        <Choose id={row.id} {...choosing} onTick={choose} />
                        {contentOf(cell)}
                      </>
                    ) : (
                      contentOf(cell)
                    )}
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
