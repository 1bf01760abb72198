"use client";
import type { CustomField } from "@patchbay/domain/customer/custom-field";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { type CustomerNow, changeOf, draftOf, wrongFields } from "./customer-draft.ts";

const TEXTS = ["name", "phones", "emails", "tags", "tier", "language", "externalId"] as const;

export interface CustomerDialogProps {
  /** Undefined makes a new one. */
  readonly customer: CustomerNow | undefined;
  readonly fields: readonly CustomField[];
  readonly onDone: (customer: CustomerNow) => void;
  readonly onClose: () => void;
}

export function CustomerDialog({ customer, fields, onDone, onClose }: CustomerDialogProps) {
  const t = useTranslations("customers");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(customer, fields));
  const wrong = wrongFields(draft, fields);
  const save = useAction({
    run: () => {
      const change = changeOf(draft, fields, customer);
      if (!customer) return client.customer.create.mutate(change);
      return client.customer.update.mutate({ id: customer.id, change, revision: customer.revision });
    },
    refresh: [trpc.customer.pathFilter()],
    done: words("saved"),
    onDone,
  });
  const setField = (key: string, value: string) => setDraft({ ...draft, fields: { ...draft.fields, [key]: value } });
  return (
    <FormDialog
      title={customer ? t("editThis", { name: customer.name }) : t("add")}
      size="lg"
      busy={save.isPending}
      disabled={draft.name.trim() === "" || wrong.length > 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {TEXTS.map((key) => (
          <Field key={key} label={t(`facts.${key}`)} {...(SEVERAL.has(key) ? { hint: t("several") } : {})}>
            {(ids) => (
              <Input
                {...ids}
                value={draft[key]}
                maxLength={key === "name" ? 200 : 1_000}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {fields.map((field) => (
          <Field
            key={field.key}
            label={field.title}
            {...(wrong.includes(field.key) ? { error: t(`wrong.${field.type}`) } : {})}
          >
            {(ids) =>
              field.type === "choice" ? (
                <Select
                  {...ids}
                  value={draft.fields[field.key] ?? ""}
                  options={["", ...field.choices].map((value) => ({ value, label: value || "–" }))}
                  onChange={(value) => setField(field.key, value)}
                />
              ) : (
                <Input
                  {...ids}
                  {...(field.type === "date" ? { type: "date" } : {})}
                  value={draft.fields[field.key] ?? ""}
                  onChange={(event) => setField(field.key, event.target.value)}
                />
              )
            }
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}

const SEVERAL: ReadonlySet<string> = new Set(["phones", "emails", "tags"]);
