"use client";
import { Button } from "@patchbay/ui/button.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { Pencil } from "lucide-react";

/** The last column of a list whose rows open in a dialog. `edit` is the button's word, `nameOf` names the row for those who hear the page. */
export function editColumn<Row>(edit: string, nameOf: (row: Row) => string, onEdit: (row: Row) => void): Column<Row> {
  return {
    key: "edit",
    title: <span className="sr-only">{edit}</span>,
    width: "6rem",
    align: "end",
    cell: (row) => (
      <Button
        size="sm"
        kind="quiet"
        icon={<Pencil />}
        aria-label={`${edit} ${nameOf(row)}`}
        onClick={() => onEdit(row)}
      >
        {edit}
      </Button>
    ),
  };
}
