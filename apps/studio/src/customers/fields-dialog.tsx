"use client";
import { type CustomField, FIELD_TYPES, type FieldType } from "@patchbay/domain/customer/custom-field";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";

interface Draft extends Omit<CustomField, "choices"> {
  readonly choices: string;
}

/** What this tenant wants to know of every customer. */
export function FieldsDialog({
  fields,
  onClose,
}: {
  readonly fields: readonly CustomField[];
  readonly onClose: () => void;
}) {
  const t = useTranslations("customers");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [rows, setRows] = useState<readonly Draft[]>(() =>
    fields.map((field) => ({ ...field, choices: field.choices.join(", ") })),
  );
  const save = useAction({
    run: () => client.customer.saveFields.mutate(rows.map(toField)),
    refresh: [trpc.customer.fields.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const set = (at: number, change: Partial<Draft>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  const types = FIELD_TYPES.map((value) => ({ value, label: t(`fieldSet.types.${value}`) }));
  return (
    <FormDialog
      title={t("fieldSet.title")}
      description={t("fieldSet.description")}
      size="lg"
      busy={save.isPending}
      disabled={rows.some(({ title, type, choices }) => title.trim() === "" || (type === "choice" && !choices.trim()))}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {rows.map((row, at) => (
        <div key={row.key} className="grid grid-cols-[1fr_9rem_1fr_auto] items-center gap-2">
          <Input
            aria-label={t("fieldSet.name")}
            placeholder={t("fieldSet.name")}
            maxLength={80}
            value={row.title}
            onChange={(event) => set(at, { title: event.target.value })}
          />
          <Select
            label={t("fieldSet.type")}
            value={row.type}
            options={types}
            onChange={(type) => set(at, { type: type as FieldType, isValue: false })}
          />
          {row.type === "choice" ? (
            <Input
              aria-label={t("fieldSet.choices")}
              placeholder={t("fieldSet.choices")}
              value={row.choices}
              onChange={(event) => set(at, { choices: event.target.value })}
            />
          ) : row.type === "number" ? (
            <Checkbox
              checked={row.isValue}
              onChange={(isValue) => setRows(rows.map((one, index) => ({ ...one, isValue: isValue && index === at })))}
            >
              {t("fieldSet.isValue")}
            </Checkbox>
          ) : (
            <span />
          )}
          <IconButton
            label={t("fieldSet.remove", { name: row.title })}
            icon={<Trash2 />}
            onClick={() => setRows(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        className="self-start"
        icon={<Plus />}
        onClick={() =>
          setRows([
            ...rows,
            { key: `f_${Date.now().toString(36)}`, title: "", type: "text", choices: "", isValue: false },
          ])
        }
      >
        {t("fieldSet.add")}
      </Button>
    </FormDialog>
  );
}

function toField({ choices, title, ...field }: Draft) {
  const list = choices.split(/[,，]/).map((choice) => choice.trim());
  return {
    ...field,
    title: title.trim(),
    choices: field.type === "choice" ? list.filter((choice) => choice !== "") : [],
  };
}
