"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Inputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { SecretText } from "./secret-text.tsx";

type EventName = Inputs["webhook"]["create"]["events"][number];

const EVENTS = [
  "call.started",
  "call.ended",
  "recording.ready",
  "ticket.changed",
  "queue.changed",
  "agent.changed",
  "flow.changed",
] as const satisfies readonly EventName[];

export function NewWebhookDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState<readonly EventName[]>(["*"]);
  const create = useAction({
    run: () => client.webhook.create.mutate({ url: url.trim(), events: [...events] }),
    refresh: [trpc.webhook.list.queryFilter()],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const everything = events.includes("*");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("newWebhook")}
      closeLabel={words("close")}
      footer={
        create.data ? (
          <Button kind="primary" onClick={onClose}>
            {words("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words("cancel")}</Button>
            <Button
              kind="primary"
              type="submit"
              form="new-webhook"
              busy={create.isPending}
              disabled={!URL.canParse(url.trim()) || events.length === 0}
            >
              {t("create")}
            </Button>
          </>
        )
      }
    >
      {create.data ? (
        <SecretText label={t("signingSecret")} text={create.data.secret} warning={t("once")} />
      ) : (
        <form id="new-webhook" onSubmit={submit} className="flex flex-col gap-4">
          <Field label={t("url")} hint={t("urlHint")}>
            {(ids) => (
              <Input
                {...ids}
                autoFocus
                type="url"
                value={url}
                placeholder="https://"
                className="font-mono text-xs!"
                onChange={(event) => setUrl(event.target.value)}
              />
            )}
          </Field>
          <fieldset className="flex flex-col gap-1.5">
            <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("events")}</legend>
            <Checkbox checked={everything} onChange={(on) => setEvents(on ? ["*"] : [])}>
              {t("allEvents")}
            </Checkbox>
            {EVENTS.map((event) => (
              <Checkbox
                key={event}
                checked={everything || events.includes(event)}
                disabled={everything}
                onChange={(on) => setEvents(on ? [...events, event] : events.filter((item) => item !== event))}
              >
                {t(`eventNames.${event}`)} <span className="font-mono text-2xs text-ink-faint">{event}</span>
              </Checkbox>
            ))}
          </fieldset>
        </form>
      )}
    </Dialog>
  );
}
