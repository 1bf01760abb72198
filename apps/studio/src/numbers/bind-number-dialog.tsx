"use client";
import { TEXT_CHANNELS } from "@patchbay/domain/conversation";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { NumberRow } from "./numbers-page.tsx";

/** Tickets have flows of their own. */
const isWritten = (channel: string): boolean =>
  channel !== "ticket" && (TEXT_CHANNELS as readonly string[]).includes(channel);

/** Values of the choice that mean an environment, not a version. */
const ENVIRONMENT = "@";

/** Which published version answers this number, or which environment's? */
export function BindNumberDialog({ row, onClose }: { readonly row: NumberRow; readonly onClose: () => void }) {
  const t = useTranslations("numbers");
  const binding = useTranslations("versions.bind");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const flows = useQuery(trpc.flow.list.queryOptions());
  const channel = row.channel ?? "voice";
  // A flow for writing answers any address that is written to.
  const fitting = (flows.data ?? []).filter(
    (item) => item.channel === channel || (isWritten(item.channel) && isWritten(channel)),
  );
  const published = fitting.filter((item) => item.latestVersion !== undefined);
  // An address of another channel is a key that nobody knows by heart.
  const name = row.channel === undefined ? row.number : row.label;
  const [flow, setFlow] = useState(row.flow);
  const [chosen, setChosen] = useState(row.alias && `${ENVIRONMENT}${row.alias}`);
  const versions = useQuery(trpc.flow.versions.queryOptions({ name: flow ?? "" }, { enabled: flow !== undefined }));
  const aliases = useQuery(trpc.release.aliases.queryOptions({ flow: flow ?? "" }, { enabled: flow !== undefined }));
  const newestFirst = [...(versions.data ?? [])].sort((one, other) => other.version - one.version);
  const answering = chosen ?? newestFirst[0]?.version.toString();
  const alias = answering?.startsWith(ENVIRONMENT) ? answering.slice(ENVIRONMENT.length) : undefined;
  const version = Number(answering ?? 0);
  const bind = useAction({
    run: () =>
      client.number.bind.mutate({ number: row.number, flow: flow ?? "", ...(alias ? { alias } : { version }) }),
    refresh: [trpc.number.list.queryFilter(), trpc.flow.list.queryFilter()],
    done: alias
      ? binding("bound", { number: name, flow: flow ?? "", alias })
      : t("bound", { number: name, flow: flow ?? "", version }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("bindTitle", { number: name })}
      description={t("bindText")}
      size="sm"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            kind="primary"
            busy={bind.isPending}
            disabled={flow === undefined || answering === undefined || versions.isPending}
            onClick={() => bind.mutate()}
          >
            {t("bind")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("columns.flow")} hint={published.length === 0 ? t("nothingPublished") : undefined}>
          {(ids) => (
            <Select
              {...ids}
              value={flow}
              placeholder={t("chooseFlow")}
              options={published.map((item) => ({ value: item.name, label: item.title, hint: item.name }))}
              onChange={(next) => {
                setFlow(next);
                setChosen(undefined);
              }}
            />
          )}
        </Field>
        <Field label={t("versionField")}>
          {(ids) => (
            <Select
              {...ids}
              value={answering}
              disabled={newestFirst.length === 0}
              options={[
                ...(aliases.data ?? []).map((item) => ({
                  value: `${ENVIRONMENT}${item.alias}`,
                  label: binding("environment", { alias: item.alias }),
                  hint: t("version", { version: item.version }),
                })),
                ...newestFirst.map((item) => ({
                  value: String(item.version),
                  label: t("version", { version: item.version }),
                  ...(item.message ? { hint: item.message } : {}),
                })),
              ]}
              onChange={setChosen}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
