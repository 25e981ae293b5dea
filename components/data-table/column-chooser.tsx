import type { Column, RowData } from '@tanstack/react-table';
import { DropDown } from './drop-down';
import type { Features } from './features';
import { Tick } from './fields';

/** Which columns are on screen; paper shows all of them. */
export function ColumnChooser<Row extends RowData>(props: {
  columns: readonly Column<Features, Row>[];
  label: string;
  hint: string;
}) {
  return (
    <DropDown label={props.label} end>
      {props.columns.map((column) => (
        <Tick
          key={column.id}
          label={column.columnDef.meta?.label ?? column.id}
          checked={column.getIsVisible()}
          disabled={!column.getCanHide()}
          onTick={(ticked) => column.toggleVisibility(ticked)}
        />
      ))}
      <small>{props.hint}</small>
    </DropDown>
  );
}
