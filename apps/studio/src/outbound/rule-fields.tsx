"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { AmountField } from "../frame/amount-field.tsx";
import { type CampaignPlan, fromMinutes, minutesOf, RETRIED } from "./campaign-draft.ts";
import { OutcomeFields } from "./outcome-fields.tsx";
import { WindowFields } from "./window-fields.tsx";

/** Hours, attempts, retries and lines of a campaign. */
export function RuleFields({
  plan,
  onChange,
}: {
  readonly plan: CampaignPlan;
  readonly onChange: (part: Partial<CampaignPlan>) => void;
}) {
  const t = useTranslations("outbound");
  const { window, retries } = plan;
  return (
    <>
      <WindowFields
        title={t("hours")}
        hint={t("hoursHint")}
        window={window}
        onChange={(changed) => onChange({ window: changed })}
      />
      <div className="grid grid-cols-4 gap-3">
        <AmountField
          label={t("maxAttempts")}
          min={1}
          max={20}
          value={retries.maxAttempts}
          onChange={(maxAttempts) => onChange({ retries: { ...retries, maxAttempts } })}
        />
        <AmountField
          label={t("ringSeconds")}
          min={15}
          max={60}
          value={plan.ringMs / 1_000}
          onChange={(seconds) => onChange({ ringMs: seconds * 1_000 })}
        />
        <AmountField
          label={t("maxCalls")}
          min={1}
          max={1_000}
          value={plan.maxCalls}
          onChange={(maxCalls) => onChange({ maxCalls })}
        />
        <Field label={t("callerId")} hint={t("callerIdHint")}>
          {(ids) => (
            <Input
              {...ids}
              className="font-mono"
              value={plan.callerId ?? ""}
              onChange={({ target: { value } }) => {
                const { callerId: _, ...rest } = plan;
                onChange(value ? { callerId: value } : { ...rest, callerId: undefined });
              }}
            />
          )}
        </Field>
      </div>
      <fieldset>
        <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("retries")}</legend>
        <div className="grid grid-cols-5 gap-3">
          {RETRIED.map((outcome) => (
            <Field key={outcome} label={t(`outcomes.${outcome}`)}>
              {(ids) => (
                <Input
                  {...ids}
                  type="number"
                  min={1}
                  value={minutesOf(retries.againAfterMs[outcome])}
                  onChange={(event) => {
                    const { [outcome]: _, ...rest } = retries.againAfterMs;
                    const after = fromMinutes(event.target.value);
                    const againAfterMs = after === undefined ? rest : { ...rest, [outcome]: after };
                    onChange({ retries: { ...retries, againAfterMs } });
                  }}
                />
              )}
            </Field>
          ))}
        </div>
        <p className="pt-1 text-ink-faint text-xs">{t("retriesHint")}</p>
      </fieldset>
      <OutcomeFields outcomes={plan.outcomes} onChange={(outcomes) => onChange({ outcomes })} />
    </>
  );
}
