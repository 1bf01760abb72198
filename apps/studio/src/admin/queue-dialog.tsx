"use client";
import type { RoutingRules } from "@patchbay/domain/routing/routing-rules";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { asInput, RoutingFields } from "../routing/routing-fields.tsx";
import type { QueueRow } from "./queues-page.tsx";

const NO_MUSIC = "";
const TIMES = ["ringMs", "wrapUpMs", "serviceLevelMs"] as const;
const USUAL = { ringMs: 20_000, wrapUpMs: 30_000, serviceLevelMs: 20_000 };

export interface QueueDialogProps {
  /** Undefined makes a new one. */
  readonly queue: QueueRow | undefined;
  readonly onClose: () => void;
}

/** A queue's times, music, and who serves it. */
export function QueueDialog({ queue, onClose }: QueueDialogProps) {
  const t = useTranslations("admin.queues");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const prompts = useQuery(trpc.library.prompts.queryOptions());
  const [title, setTitle] = useState(queue?.title ?? "");
  const [ownName, setOwnName] = useState<string>();
  const [times, setTimes] = useState({ ...USUAL, ...queue });
  const [holdMusic, setHoldMusic] = useState(queue?.holdMusic ?? NO_MUSIC);
  const queues = useQuery(trpc.queue.list.queryOptions());
  const [routing, setRouting] = useState<RoutingRules | undefined>(queue?.routing);
  const [members, setMembers] = useState<readonly string[]>(queue?.members ?? []);
  const name = queue?.name ?? ownName ?? suggestName(title);
  const save = useAction({
    run: async () => {
      const { ringMs, wrapUpMs, serviceLevelMs } = times;
      const music = holdMusic === NO_MUSIC ? {} : { holdMusic };
      const rules = routing ? { routing: asInput(routing) } : {};
      await client.queue.save.mutate({
        name,
        title: title.trim(),
        ringMs,
        wrapUpMs,
        serviceLevelMs,
        ...music,
        ...rules,
      });
      await client.queue.setMembers.mutate({ queue: name, members: [...members] });
    },
    refresh: [trpc.queue.list.queryFilter(), trpc.flow.references.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={queue ? queue.title : t("add")}
      busy={save.isPending}
      disabled={title.trim() === "" || (queue === undefined && !isFlowName(name))}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("name")}>
          {(ids) => <Input {...ids} required value={title} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
        <Field label={t("technical")}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              readOnly={queue !== undefined}
              className="font-mono"
              spellCheck={false}
              onChange={(event) => setOwnName(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="grid grid-cols-3 gap-3">
        {TIMES.map((key) => (
          <Field key={key} label={t(`times.${key}`)} hint={t("inSeconds")}>
            {(ids) => (
              <Input
                {...ids}
                type="number"
                required
                min={key === "ringMs" ? 3 : key === "wrapUpMs" ? 0 : 1}
                max={key === "ringMs" ? 300 : 3_600}
                value={String(times[key] / 1_000)}
                onChange={(event) => setTimes({ ...times, [key]: Math.round(event.target.valueAsNumber * 1_000) || 0 })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={t("music")}>
        {(ids) => (
          <Select
            {...ids}
            value={holdMusic}
            options={[
              { value: NO_MUSIC, label: t("builtInMusic") },
              ...(prompts.data ?? []).map((prompt) => ({ value: prompt.name, label: prompt.title })),
            ]}
            onChange={setHoldMusic}
          />
        )}
      </Field>
      <RoutingFields
        rules={routing}
        queues={(queues.data ?? []).filter(({ name: other }) => other !== name)}
        onChange={setRouting}
      />
      <fieldset>
        <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("servedBy")}</legend>
        <div className="grid max-h-44 grid-cols-2 gap-1.5 overflow-y-auto rounded-md border p-2">
          {(agents.data ?? []).map((agent) => (
            <Checkbox
              key={agent.id}
              checked={members.includes(agent.id)}
              onChange={(on) => setMembers(on ? [...members, agent.id] : members.filter((id) => id !== agent.id))}
            >
              {agent.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
