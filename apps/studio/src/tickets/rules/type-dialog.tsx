"use client";
import { FIELD_KINDS, type FieldKind, type TicketField } from "@patchbay/domain/ticket/ticket-type";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { STATUSES } from "../ticket-words.ts";
import { CheckList } from "./check-list.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";
import type { TypeRow } from "./types-tab.tsx";

/** A kind of ticket: its fields, and the flow that is its life. */
export function TypeDialog({ type, onClose }: { readonly type: TypeRow | undefined; readonly onClose: () => void }) {
  const t = useTranslations("tickets.rules");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const flows = useQuery(trpc.flow.list.queryOptions()).data ?? [];
  const [draft, setDraft] = useState<TypeRow>(type ?? { name: "", title: "", description: "", fields: [] });
  const save = useAction({
    run: () => {
      const { address: _, ...rest } = draft;
      return client.ticketType.save.mutate(rest as Inputs["ticketType"]["save"]);
    },
    refresh: [trpc.ticketType.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const setFlow = (flow: string) => {
    const { flow: _, ...rest } = draft;
    setDraft(flow === "" ? rest : { ...rest, flow });
  };
  const options = flows
    .filter(({ channel, latestVersion }) => channel === "ticket" && latestVersion !== undefined)
    .map(({ name, title }) => ({ value: name, label: title }));
  return (
    <FormDialog
      size="lg"
      title={type?.title ?? t("types.add")}
      busy={save.isPending}
      disabled={!isNamed(draft) || draft.fields.some(({ key, title }) => key === "" || title === "")}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <NameFields draft={draft} isNew={!type} onChange={setDraft} />
      <Field label={t("flow")} hint={t("flowHint")}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.flow ?? ""}
            options={[{ value: "", label: t("usualStatuses") }, ...options]}
            onChange={setFlow}
          />
        )}
      </Field>
      <FieldRows fields={draft.fields} onChange={(fields) => setDraft({ ...draft, fields })} />
    </FormDialog>
  );
}

interface FieldRowsProps {
  readonly fields: readonly TicketField[];
  readonly onChange: (fields: TicketField[]) => void;
}

function FieldRows({ fields, onChange }: FieldRowsProps) {
  const t = useTranslations("tickets.rules");
  const statuses = useTranslations("tickets.statuses");
  const set = (index: number, change: Partial<TicketField>) =>
    onChange(fields.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 font-medium text-sm">{t("fields")}</legend>
      {fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field's key is typed here
        <div key={index} className="flex flex-col gap-2 rounded-md border p-3">
          <div className="grid grid-cols-[1fr_1fr_10rem_auto] items-center gap-2">
            <Input
              aria-label={t("fieldTitle")}
              placeholder={t("fieldTitle")}
              value={field.title}
              onChange={(event) => set(index, { title: event.target.value })}
            />
            <Input
              aria-label={t("fieldKey")}
              placeholder={t("fieldKey")}
              className="font-mono"
              value={field.key}
              onChange={(event) => set(index, { key: event.target.value })}
            />
            <Select
              label={t("fieldKind")}
              value={field.kind}
              options={FIELD_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              onChange={(kind) => set(index, { kind: kind as FieldKind })}
            />
            <IconButton
              label={t("remove")}
              icon={<Trash2 />}
              onClick={() => onChange(fields.filter((_, at) => at !== index))}
            />
          </div>
          {field.kind === "choice" || field.kind === "choices" ? (
            <Input
              aria-label={t("options")}
              placeholder={t("options")}
              value={field.options.join(", ")}
              onChange={({ target }) =>
                set(index, { options: target.value === "" ? [] : target.value.split(/[,，]\s*/) })
              }
            />
          ) : null}
          <CheckList
            label={t("requiredIn")}
            options={STATUSES.map((value) => ({ value, label: statuses(value) }))}
            chosen={field.requiredIn}
            onChange={(requiredIn) => set(index, { requiredIn })}
          />
        </div>
      ))}
      <Button
        className="self-start"
        icon={<Plus />}
        onClick={() =>
          onChange([...fields, { key: "", title: "", kind: "text", options: [], requiredIn: [], public: false }])
        }
      >
        {t("addField")}
      </Button>
    </fieldset>
  );
}
