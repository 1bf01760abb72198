"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import type { ReactElement } from "react";

export interface RowAct<Row> {
  readonly icon: ReactElement;
  /** What the button does with this row, for those who hear or point at it. */
  readonly label: (row: Row) => string;
  readonly onAct: (row: Row) => void;
  /** Left out for rows that it does not concern. */
  readonly concerns?: (row: Row) => boolean;
}

/** The last column of a list: what can be done with a row. `title` is heard only. */
export function actsColumn<Row>(title: string, acts: readonly RowAct<Row>[]): Column<Row> {
  return {
    key: "actions",
    title: <span className="sr-only">{title}</span>,
    width: `${Math.max(1, acts.length) * 2 + 2}rem`,
    align: "end",
    cell: (row) => (
      <span className="flex justify-end gap-0.5">
        {acts
          .filter(({ concerns }) => concerns?.(row) ?? true)
          .map(({ icon, label, onAct }) => (
            <IconButton
              key={label(row)}
              size="sm"
              label={label(row)}
              icon={icon}
              onClick={(event) => {
                // A row that opens at a click does not open for this one.
                event.stopPropagation();
                onAct(row);
              }}
            />
          ))}
      </span>
    ),
  };
}
