"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { ConnectionField } from "./connection-field.tsx";
import { type Connection, type ConnectionKind, FIELDS, type FieldName, FRESH, isNeeded } from "./connection-fields.ts";

export interface ConnectionDialogProps {
  readonly kind: ConnectionKind;
  readonly known: Outputs["connection"]["list"][number] | undefined;
  readonly onClose: () => void;
}

/** One account. Its secret is never shown again: an empty field leaves it as it is. */
export function ConnectionDialog({ kind, known, onClose }: ConnectionDialogProps) {
  const t = useTranslations("admin.connections");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const fields: readonly FieldName[] = FIELDS[kind];
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((field) => [field, String(known?.settings[field] ?? FRESH[field] ?? "")])),
  );
  const [secret, setSecret] = useState("");
  const refresh = [trpc.connection.list.queryFilter()];
  const save = useAction({
    run: () => {
      const settings = kind === "email" ? { ...values, port: Number(values.port) } : values;
      const connection = { kind, settings } as unknown as Connection;
      return client.connection.save.mutate({ connection, ...(secret === "" ? {} : { secret }) });
    },
    refresh,
    done: words("saved"),
    onDone: onClose,
  });
  const remove = useAction({
    run: () => client.connection.remove.mutate({ kind }),
    refresh,
    done: t("removed"),
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`kinds.${kind}.title`)}
      closeLabel={words("close")}
      footer={
        <>
          {known ? (
            <Button kind="quiet" icon={<Trash2 />} busy={remove.isPending} onClick={() => remove.mutate()}>
              {t("remove")}
            </Button>
          ) : null}
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" type="submit" form="connection" busy={save.isPending}>
            {words("save")}
          </Button>
        </>
      }
    >
      <form id="connection" onSubmit={submit} className="flex flex-col gap-3">
        {fields.map((field) => (
          <ConnectionField
            key={field}
            field={field}
            needed={isNeeded(kind, field)}
            value={values[field] ?? ""}
            onChange={(value) => setValues({ ...values, [field]: value })}
          />
        ))}
        <Field label={t("fields.secret")} hint={known?.hasSecret ? t("secretKept") : t("secretSealed")}>
          {(ids) => (
            <Input
              {...ids}
              type="password"
              autoComplete="new-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
