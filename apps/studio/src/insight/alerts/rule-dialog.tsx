"use client";
import type { AlertRule } from "@patchbay/domain/alert";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { listed } from "../../routing/listed.ts";
import { useMetrics } from "../dashboard/use-metrics.ts";
import { type AlertRuleDraft, freshRule, OFFERED } from "./alert-draft.ts";
import { ScopeFields } from "./scope-fields.tsx";
import { ThresholdFields } from "./threshold-fields.tsx";

export interface RuleDialogProps {
  /** Undefined makes a new one. */
  readonly rule: AlertRule | undefined;
  readonly onClose: () => void;
}

/** Which reading is watched, from when on it matters, and who is told. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const t = useTranslations("alerts");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { titleOf, formulaOf } = useMetrics();
  const [draft, setDraft] = useState<AlertRuleDraft>(
    rule ? (structuredClone(rule) as AlertRuleDraft) : freshRule("waiting-now"),
  );
  const [mailTo, setMailTo] = useState(draft.mailTo.join(", "));
  const change = (part: Partial<AlertRuleDraft>) => setDraft({ ...draft, ...part });
  const save = useAction({
    run: () =>
      client.alert.saveRule.mutate({ ...draft, mailTo: [...listed(mailTo)] } satisfies Inputs["alert"]["saveRule"]),
    refresh: [trpc.alert.rules.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={rule?.title ?? t("addRule")}
      busy={save.isPending}
      disabled={draft.title.trim() === ""}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t("ruleTitle")} hint={t("ruleTitleHint")}>
        {(ids) => (
          <Input
            {...ids}
            autoFocus
            required
            maxLength={200}
            value={draft.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("readingLabel")} hint={formulaOf(draft.metric)}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.metric}
            options={OFFERED.map(({ metric }) => ({ value: metric, label: titleOf(metric) }))}
            onChange={(metric) => {
              const { title, mailTo: _, id, enabled } = draft;
              setDraft({ ...freshRule(metric), title, enabled, ...(id === undefined ? {} : { id }) });
            }}
          />
        )}
      </Field>
      <ScopeFields draft={draft} onChange={change} />
      <ThresholdFields draft={draft} onChange={change} />
      <Field label={t("mailTo")} hint={t("mailToHint")}>
        {(ids) => <Input {...ids} value={mailTo} onChange={(event) => setMailTo(event.target.value)} />}
      </Field>
      <Checkbox checked={draft.enabled} onChange={(enabled) => change({ enabled })}>
        {t("enabled")}
      </Checkbox>
    </FormDialog>
  );
}
