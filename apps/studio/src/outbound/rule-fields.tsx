"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { type CampaignPlan, fromMinutes, minutesOf, RETRIED } from "./campaign-draft.ts";
import { OutcomeFields } from "./outcome-fields.tsx";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

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
  const setWindow = (part: Partial<typeof window>) => onChange({ window: { ...window, ...part } });
  return (
    <>
      <fieldset>
        <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("hours")}</legend>
        <div className="flex flex-wrap items-end gap-3">
          {(["from", "to"] as const).map((end) => (
            <Field key={end} label={t(end)} className="w-28">
              {(ids) => (
                <Input
                  {...ids}
                  type="time"
                  required
                  value={window[end]}
                  onChange={(event) => setWindow({ [end]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <div className="flex flex-wrap gap-2 pb-1.5">
            {DAYS.map((day) => (
              <Checkbox
                key={day}
                checked={window.days.includes(day)}
                onChange={(on) =>
                  setWindow({
                    days: on ? [...window.days, day].toSorted() : window.days.filter((each) => each !== day),
                  })
                }
              >
                {t(`days.${day}`)}
              </Checkbox>
            ))}
          </div>
        </div>
        <p className="pt-1 text-ink-faint text-xs">{t("hoursHint")}</p>
      </fieldset>
      <div className="grid grid-cols-4 gap-3">
        <Amount
          label={t("maxAttempts")}
          min={1}
          max={20}
          value={retries.maxAttempts}
          onChange={(maxAttempts) => onChange({ retries: { ...retries, maxAttempts } })}
        />
        <Amount
          label={t("ringSeconds")}
          min={15}
          max={60}
          value={plan.ringMs / 1_000}
          onChange={(seconds) => onChange({ ringMs: seconds * 1_000 })}
        />
        <Amount
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

function Amount({
  label,
  value,
  onChange,
  ...range
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label}>
      {(ids) => (
        <Input
          {...ids}
          {...range}
          type="number"
          required
          value={String(value)}
          onChange={(event) => onChange(event.target.valueAsNumber || range.min)}
        />
      )}
    </Field>
  );
}
