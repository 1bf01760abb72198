"use client";
import type { Trigger } from "@patchbay/domain/ticket/trigger";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useQuery } from "@tanstack/react-query";
import { Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { ActionsField } from "./actions-field.tsx";
import { CheckList } from "./check-list.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";
import { RuleTab } from "./rule-tab.tsx";

type Change = Inputs["trigger"]["save"]["on"][number];

const CHANGES: readonly Change[] = [
  ...(["created", "status-set", "priority-set", "assigned", "edited"] as const),
  ...(["commented", "moved", "rated", "sla-passed"] as const),
];

export function TriggersTab() {
  const t = useTranslations("tickets.rules");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useQuery(trpc.trigger.list.queryOptions());
  const remove = useAction({
    run: ({ name }: Trigger) => client.trigger.remove.mutate({ name }),
    refresh: [trpc.trigger.list.queryFilter()],
  });
  return (
    <RuleTab<Trigger>
      kind="triggers"
      icon={Workflow}
      found={{ ...found, data: found.data as readonly Trigger[] | undefined }}
      columns={[
        { key: "on", title: t("when"), cell: ({ on }) => on.map((one) => t(`changes.${one as Change}`)).join(" · ") },
        {
          key: "active",
          title: t("active"),
          width: "6rem",
          cell: ({ active }) => <Badge tone={active ? "good" : "neutral"}>{t(active ? "on" : "off")}</Badge>,
        },
      ]}
      remove={remove.mutate}
      dialog={(trigger, close) => <TriggerDialog trigger={trigger} onClose={close} />}
    />
  );
}

const FRESH: Trigger = { name: "", title: "", active: true, on: ["created"], condition: "", actions: [] };

function TriggerDialog({ trigger, onClose }: { readonly trigger: Trigger | undefined; readonly onClose: () => void }) {
  const t = useTranslations("tickets.rules");
  const words = useTranslations("shell");
  const client = useTRPCClient();
  const [draft, setDraft] = useState<Trigger>(trigger ?? FRESH);
  const save = useAction({
    run: () => client.trigger.save.mutate(draft as Inputs["trigger"]["save"]),
    refresh: [useTRPC().trigger.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={trigger?.title ?? t("triggers.add")}
      busy={save.isPending}
      disabled={!isNamed(draft) || draft.actions.length === 0 || draft.on.length === 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <NameFields draft={draft} isNew={!trigger} onChange={setDraft} />
      <Checkbox checked={draft.active} onChange={(active) => setDraft({ ...draft, active })}>
        {t("active")}
      </Checkbox>
      <CheckList
        label={t("when")}
        options={CHANGES.map((value) => ({ value, label: t(`changes.${value}`) }))}
        chosen={draft.on as readonly Change[]}
        onChange={(on) => setDraft({ ...draft, on })}
      />
      <Field label={t("condition")} hint={t("conditionHint")} optional={words("optional")}>
        {(ids) => (
          <Input
            {...ids}
            className="font-mono"
            spellCheck={false}
            value={draft.condition}
            onChange={(event) => setDraft({ ...draft, condition: event.target.value })}
          />
        )}
      </Field>
      <ActionsField label={t("does")} actions={draft.actions} onChange={(actions) => setDraft({ ...draft, actions })} />
    </FormDialog>
  );
}
