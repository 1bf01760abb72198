"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { isFlowName, suggestName } from "../flow-name.ts";
import { nodeRegistry } from "../node-registry.ts";
import { extractPart, type Part } from "./extract-part.ts";

export interface ExtractDialogProps {
  readonly store: CanvasStore;
  readonly flow: string;
  readonly onClose: () => void;
}

/** Asks what the sub-flow is to be called, shows what goes in and out, and makes it. */
export function ExtractDialog({ store, flow, onClose }: ExtractDialogProps) {
  const t = useTranslations("flows.extract");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [title, setTitle] = useState("");
  const suggested = suggestName(title);
  const name = isFlowName(suggested) ? suggested : `${flow.slice(0, 50)}-part`;
  const part = useMemo(() => {
    const { flow: document, selected } = store.getState();
    const labels = { start: t("start"), end: t("end"), way: t("way") };
    return extractPart(document, selected, nodeRegistry, { name, title: title.trim(), labels });
  }, [store, name, title, t]);
  const make = useAction({
    run: ({ subFlow }: Part) => client.flow.create.mutate({ document: subFlow }),
    refresh: [trpc.flow.list.queryFilter(), trpc.flow.references.queryFilter()],
    done: t("done", { title: title.trim() }),
    onDone: (_, { edit, call }) => {
      store.edit(edit);
      store.select([call]);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (part.ok) make.mutate(part.value);
  };
  const listed = (list: readonly { readonly name: string }[]) =>
    list.length === 0 ? t("nothing") : list.map((variable) => variable.name).join(", ");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form="extract"
            busy={make.isPending}
            disabled={!part.ok || title.trim() === ""}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id="extract" onSubmit={submit} className="flex flex-col gap-3">
        {part.ok ? (
          <>
            <Field label={t("name")} hint={t("hint", { name })}>
              {(ids) => (
                <Input
                  {...ids}
                  autoFocus
                  value={title}
                  maxLength={120}
                  onChange={(event) => setTitle(event.target.value)}
                />
              )}
            </Field>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
              <dt className="text-ink-faint">{t("inputs")}</dt>
              <dd>{listed(part.value.subFlow.inputs)}</dd>
              <dt className="text-ink-faint">{t("outputs")}</dt>
              <dd>{listed(part.value.subFlow.outputs)}</dd>
            </dl>
          </>
        ) : (
          <Callout tone="warning">
            {t(`refused.${part.error.code.slice(5) as "empty"}`, {
              label: "label" in part.error ? part.error.label : "",
              labels: "labels" in part.error ? part.error.labels.join(", ") : "",
            })}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
