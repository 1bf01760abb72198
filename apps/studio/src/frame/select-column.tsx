"use client";
import { Select } from "@patchbay/ui/select.tsx";
import type { Column } from "@patchbay/ui/table.tsx";

export interface SelectColumn<Row> extends Pick<Column<Row>, "key" | "title" | "width"> {
  /** Names the field of one row for those who hear the page. */
  readonly label: (row: Row) => string;
  readonly value: (row: Row) => string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: (row: Row) => boolean;
  readonly onChange: (row: Row, value: string) => void;
}

/** A column that is chosen from a list in its place. */
export function selectColumn<Row>(column: SelectColumn<Row>): Column<Row> {
  const { label, value, options, disabled, onChange, ...head } = column;
  return {
    ...head,
    cell: (row) => (
      <Select
        size="sm"
        label={label(row)}
        value={value(row)}
        options={options}
        disabled={disabled?.(row) ?? false}
        onChange={(chosen) => onChange(row, chosen)}
      />
    ),
  };
}
