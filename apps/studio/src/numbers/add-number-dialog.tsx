"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";

/** A short code or an E.164 number, as callers dial it. */
const NUMBER = /^\+?[0-9*#]{2,20}$/;

export interface AddNumberDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function AddNumberDialog({ open, onOpenChange }: AddNumberDialogProps) {
  const t = useTranslations("numbers");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [number, setNumber] = useState("");
  const [label, setLabel] = useState("");
  const typed = number.replace(/[\s()-]/g, "");
  const add = useAction({
    run: () => client.number.add.mutate({ number: typed, label: label.trim() }),
    refresh: [trpc.number.list.queryFilter()],
    done: t("added", { number: typed }),
    onDone: () => {
      setNumber("");
      setLabel("");
      onOpenChange(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("add")}
      size="sm"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{words("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form="add-number"
            busy={add.isPending}
            disabled={!NUMBER.test(typed) || label.trim() === ""}
          >
            {words("add")}
          </Button>
        </>
      }
    >
      <form id="add-number" onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t("columns.number")}
          hint={t("numberHint")}
          error={typed !== "" && typed !== "+" && !NUMBER.test(typed) ? t("numberBad") : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              type="tel"
              value={number}
              className="tabular font-mono"
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("columns.label")}>
          {(ids) => <Input {...ids} value={label} maxLength={200} onChange={(event) => setLabel(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
