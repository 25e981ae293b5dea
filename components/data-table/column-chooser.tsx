import { Checkbox } from '@mantine/core';
import type { Column, RowData } from '@tanstack/react-table';
import { DropDown } from './drop-down';
import type { Features } from './features';

/** Which columns are on screen; paper shows all of them. */
export function ColumnChooser<Row extends RowData>(props: {
  columns: readonly Column<Features, Row>[];
  label: string;
  hint: string;
}) {
  return (
    <DropDown label={props.label} end>
      {props.columns.map((column) => (
        <Checkbox
          key={column.id}
          size="xs"
          label={column.columnDef.meta?.label ?? column.id}
          checked={column.getIsVisible()}
          disabled={!column.getCanHide()}
          onChange={(event) => column.toggleVisibility(event.currentTarget.checked)}
        />
      ))}
      <small>{props.hint}</small>
    </DropDown>
  );
}
