"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import type { TemplateRow } from "./message-templates-tab.tsx";

export interface MessageTemplateDialogProps {
  readonly template: TemplateRow | undefined;
  readonly onClose: () => void;
}

/** Words of one e-mail or text message; `{{ }}` is filled in by the flow that sends it. */
export function MessageTemplateDialog({ template, onClose }: MessageTemplateDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [title, setTitle] = useState(template?.title ?? "");
  const [channel, setChannel] = useState<TemplateRow["channel"]>(template?.channel ?? "email");
  const [subject, setSubject] = useState(template?.subject ?? "");
  const [body, setBody] = useState(template?.body ?? "");
  const [ownName, setOwnName] = useState<string>();
  const name = template?.name ?? ownName ?? suggestName(title);
  const refresh = [trpc.template.list.queryFilter(), trpc.flow.references.queryFilter()];
  const save = useAction({
    run: () => client.template.save.mutate({ name, title: title.trim(), channel, subject, body }),
    refresh,
    done: words("saved"),
    onDone: onClose,
  });
  const remove = useAction({
    run: () => client.template.remove.mutate({ name }),
    refresh,
    done: t("removed", { title }),
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
      title={template ? template.title : t("addTemplate")}
      size="lg"
      closeLabel={words("close")}
      footer={
        <>
          {template ? (
            <Button kind="quiet" icon={<Trash2 />} busy={remove.isPending} onClick={() => remove.mutate()}>
              {t("removeThis", { title: template.title })}
            </Button>
          ) : null}
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form="message-template"
            busy={save.isPending}
            disabled={title.trim() === "" || body.trim() === "" || (!template && !isFlowName(name))}
          >
            {words("save")}
          </Button>
        </>
      }
    >
      <form id="message-template" onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid grid-cols-3 gap-3">
          <Field label={t("name")}>
            {(ids) => <Input {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
          <Field label={t("technical")}>
            {(ids) => (
              <Input
                {...ids}
                value={name}
                readOnly={template !== undefined}
                spellCheck={false}
                className="font-mono"
                onChange={(event) => setOwnName(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("channel")}>
            {(ids) => (
              <Select
                {...ids}
                value={channel}
                options={(["email", "sms"] as const).map((value) => ({ value, label: t(`channels.${value}`) }))}
                onChange={(next) => setChannel(next === "sms" ? "sms" : "email")}
              />
            )}
          </Field>
        </div>
        {channel === "email" ? (
          <Field label={t("subject")}>
            {(ids) => <Input {...ids} value={subject} onChange={(event) => setSubject(event.target.value)} />}
          </Field>
        ) : null}
        <Field label={t("text")} hint={t("textHint")}>
          {(ids) => <TextArea {...ids} rows={8} value={body} onChange={(event) => setBody(event.target.value)} />}
        </Field>
      </form>
    </Dialog>
  );
}
