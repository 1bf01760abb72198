"use client";
import type { Cells, Column } from "@patchbay/domain/data-table";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { Check, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import type { DataTableRow } from "./tables-tab.tsx";

const MOST_SHOWN = 500;

export interface RowsDialogProps {
  readonly table: DataTableRow;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
}

/** The rows of a table, each edited in its place. */
export function RowsDialog({ table, mayEdit, onClose }: RowsDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const failureText = useFailureText();
  const rows = useQuery(useTRPC().table.rows.queryOptions({ table: table.name, limit: MOST_SHOWN }));
  const [adding, setAdding] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={table.title}
      size="lg"
      closeLabel={words("close")}
      footer={<Button onClick={onClose}>{words("close")}</Button>}
    >
      {rows.error ? <Callout tone="bad">{failureText(rows.error)}</Callout> : null}
      {rows.isPending ? <Skeleton /> : null}
      {rows.data ? (
        <div className="flex flex-col gap-2 overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column.name} scope="col" className="px-1 pb-1 text-left font-medium text-ink-soft text-xs">
                    {column.title}
                  </th>
                ))}
                <th>
                  <span className="sr-only">{words("actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.data.map(({ id, cells }, index) => (
                <RowFields key={id} table={table} id={id} cells={cells} number={index + 1} mayEdit={mayEdit} />
              ))}
              {adding ? (
                <RowFields
                  table={table}
                  cells={{}}
                  number={rows.data.length + 1}
                  mayEdit={mayEdit}
                  onSaved={() => setAdding(false)}
                />
              ) : null}
            </tbody>
          </table>
          {mayEdit && !adding ? (
            <Button size="sm" icon={<Plus />} className="self-start" onClick={() => setAdding(true)}>
              {t("addRow")}
            </Button>
          ) : null}
          {rows.data.length === MOST_SHOWN ? (
            <Callout tone="info">{t("moreRows", { count: MOST_SHOWN })}</Callout>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  );
}

interface RowFieldsProps {
  readonly table: DataTableRow;
  readonly id?: string;
  readonly cells: Cells;
  readonly number: number;
  readonly mayEdit: boolean;
  readonly onSaved?: () => void;
}

function RowFields({ table, id, cells, number, mayEdit, onSaved }: RowFieldsProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const refresh = [trpc.table.rows.queryFilter(), trpc.table.list.queryFilter()];
  const shownOf = ({ name }: Column) => typed[name] ?? (cells[name] === undefined ? "" : String(cells[name]));
  const save = useAction({
    run: () =>
      client.table.saveRow.mutate({
        table: table.name,
        ...(id === undefined ? {} : { id }),
        cells: Object.fromEntries(table.columns.map((column) => [column.name, shownOf(column)])),
      }),
    refresh,
    done: words("saved"),
    onDone: () => {
      setTyped({});
      onSaved?.();
    },
  });
  const remove = useAction({
    run: () => client.table.removeRow.mutate({ table: table.name, id: id ?? "" }),
    refresh,
    done: t("rowRemoved"),
  });
  return (
    <tr>
      {table.columns.map((column) => (
        <td key={column.name} className="p-0.5">
          <Input
            aria-label={t("cell", { column: column.title, number })}
            value={shownOf(column)}
            readOnly={!mayEdit}
            onChange={(event) => setTyped({ ...typed, [column.name]: event.target.value })}
          />
        </td>
      ))}
      <td className="whitespace-nowrap">
        {mayEdit ? (
          <>
            <IconButton
              size="sm"
              label={t("saveRow", { number })}
              icon={<Check />}
              disabled={Object.keys(typed).length === 0}
              onClick={() => save.mutate()}
            />
            {id === undefined ? null : (
              <IconButton
                size="sm"
                label={t("removeRow", { number })}
                icon={<Trash2 />}
                onClick={() => remove.mutate()}
              />
            )}
          </>
        ) : null}
      </td>
    </tr>
  );
}
