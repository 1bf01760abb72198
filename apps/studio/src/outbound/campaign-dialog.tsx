"use client";
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
import { type CampaignNow, type CampaignPlan, freshPlan, planOf } from "./campaign-draft.ts";
import { RuleFields } from "./rule-fields.tsx";

export interface CampaignDialogProps {
  /** Undefined makes a new one. */
  readonly campaign: CampaignNow | undefined;
  readonly onClose: () => void;
  readonly onSaved?: (id: string) => void;
}

const MODES = ["progressive", "agentless"] as const;

/** Whom a campaign's calls go to, by which flow, and within which rules. */
export function CampaignDialog({ campaign, onClose, onSaved }: CampaignDialogProps) {
  const t = useTranslations("outbound");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const flows = useQuery(trpc.flow.list.queryOptions());
  const queues = useQuery(trpc.queue.list.queryOptions());
  const [plan, setPlan] = useState<CampaignPlan>(campaign ? planOf(campaign) : freshPlan());
  const change = (part: Partial<CampaignPlan>) => setPlan({ ...plan, ...part });
  const name = suggestName(plan.title);
  const save = useAction({
    run: () =>
      campaign
        ? client.campaign.change.mutate({ ...plan, id: campaign.id })
        : client.campaign.create.mutate({ ...plan, name }),
    refresh: [trpc.campaign.list.queryFilter(), trpc.campaign.get.queryFilter()],
    done: words("saved"),
    onDone: (saved) => {
      onClose();
      onSaved?.(saved.id);
    },
  });
  const published = (flows.data ?? []).filter((flow) => flow.latestVersion !== undefined && flow.channel === "voice");
  const incomplete = plan.flow === "" || (plan.mode === "progressive" && !plan.queue);
  return (
    <FormDialog
      size="lg"
      title={campaign?.title ?? t("add")}
      busy={save.isPending}
      disabled={incomplete || (campaign === undefined && !isFlowName(name))}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t("name")}>
        {(ids) => (
          <Input
            {...ids}
            required
            maxLength={200}
            value={plan.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="grid grid-cols-3 gap-3">
        <Field label={t("mode")} hint={t(`modeHints.${plan.mode}`)}>
          {(ids) => (
            <Select
              {...ids}
              value={plan.mode}
              options={MODES.map((value) => ({ value, label: t(`modes.${value}`) }))}
              onChange={(mode) => change({ mode: mode as CampaignPlan["mode"] })}
            />
          )}
        </Field>
        <Field label={t("flow")} hint={t("flowHint")}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={t("choose")}
              value={plan.flow || undefined}
              options={published.map((flow) => ({ value: flow.name, label: flow.title }))}
              onChange={(flow) => change({ flow })}
            />
          )}
        </Field>
        <Field label={t("queue")} hint={t("queueHint")}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={t("choose")}
              value={plan.queue}
              disabled={plan.mode === "agentless"}
              options={(queues.data ?? []).map((queue) => ({ value: queue.name, label: queue.title }))}
              onChange={(queue) => change({ queue })}
            />
          )}
        </Field>
      </div>
      <RuleFields plan={plan} onChange={change} />
    </FormDialog>
  );
}
