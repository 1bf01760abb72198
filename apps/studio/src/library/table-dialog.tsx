"use client";
import type { CellType, Column } from "@patchbay/domain/data-table";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import type { DataTableRow } from "./tables-tab.tsx";

const TYPES: readonly CellType[] = ["text", "number", "boolean"];

export interface TableDialogProps {
  readonly table: DataTableRow | undefined;
  readonly onClose: () => void;
}

/** A table's name and columns; removing it takes its rows with it. */
export function TableDialog({ table, onClose }: TableDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [title, setTitle] = useState(table?.title ?? "");
  const [ownName, setOwnName] = useState<string>();
  const [columns, setColumns] = useState<readonly Column[]>(table?.columns ?? [{ name: "", title: "", type: "text" }]);
  const name = table?.name ?? ownName ?? suggestName(title);
  const refresh = [trpc.table.list.queryFilter(), trpc.flow.references.queryFilter()];
  const save = useAction({
    run: () =>
      client.table.save.mutate({ name, title: title.trim(), columns: columns.map((column) => ({ ...column })) }),
    refresh,
    done: words("saved"),
    onDone: onClose,
  });
  const remove = useAction({
    run: () => client.table.remove.mutate({ name }),
    refresh,
    done: t("removed", { title }),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const change = (index: number, part: Partial<Column>) =>
    setColumns(columns.map((column, at) => (at === index ? { ...column, ...part } : column)));
  const rows = columns.map((column, index) => ({ column, index, key: `column ${index}` }));
  const ready =
    title.trim() !== "" && isFlowName(name) && columns.every((column) => column.name && column.title.trim());
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={table ? table.title : t("addTable")}
      size="lg"
      closeLabel={words("close")}
      footer={
        <>
          {table ? (
            <Button kind="quiet" icon={<Trash2 />} busy={remove.isPending} onClick={() => remove.mutate()}>
              {t("removeTable", { count: table.rows })}
            </Button>
          ) : null}
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" type="submit" form="table" busy={save.isPending} disabled={!ready}>
            {words("save")}
          </Button>
        </>
      }
    >
      <form id="table" onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("name")}>
            {(ids) => <Input {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
          <Field label={t("technical")}>
            {(ids) => (
              <Input
                {...ids}
                value={name}
                readOnly={table !== undefined}
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setOwnName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="pb-1 font-medium text-ink-soft text-xs">{t("columns")}</legend>
          {rows.map(({ column, index, key }) => (
            <div key={key} className="grid grid-cols-[1fr_1fr_8rem_auto] gap-1.5">
              <Input
                aria-label={t("columnTitle", { number: index + 1 })}
                placeholder={t("name")}
                value={column.title}
                onChange={(event) =>
                  change(index, {
                    title: event.target.value,
                    ...(column.name === columnName(column.title) ? { name: columnName(event.target.value) } : {}),
                  })
                }
              />
              <Input
                aria-label={t("columnName", { number: index + 1 })}
                placeholder="customer_number"
                className="font-mono"
                spellCheck={false}
                pattern="[A-Za-z_][A-Za-z0-9_]{0,40}"
                value={column.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
              <Select
                label={t("columnType", { number: index + 1 })}
                value={column.type}
                options={TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
                onChange={(type) => change(index, { type: type as CellType })}
              />
              <IconButton
                label={t("removeColumn", { number: index + 1 })}
                icon={<Trash2 />}
                disabled={columns.length === 1}
                onClick={() => setColumns(columns.filter((_, at) => at !== index))}
              />
            </div>
          ))}
          <Button
            size="sm"
            icon={<Plus />}
            className="self-start"
            onClick={() => setColumns([...columns, { name: "", title: "", type: "text" }])}
          >
            {t("addColumn")}
          </Button>
        </fieldset>
      </form>
    </Dialog>
  );
}

/** What flows and the API call a column: its title in plain letters; nothing for a title that has none. */
function columnName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z_]/.test(plain) ? plain.slice(0, 40) : "";
}
