"use client";
import { WORKING_MODES, type WorkingMode } from "@patchbay/domain/routing/candidate";
import { CHANNELS, type Channel, USUAL_CAPACITY } from "@patchbay/domain/routing/capacity";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { NumberInput } from "../routing/number-input.tsx";
import { withChannel, withoutChannel } from "./work-draft.ts";

const AS_BEFORE = "as-before";

export interface WorkFieldsProps {
  readonly rules: WorkingRules;
  readonly onChange: (rules: WorkingRules) => void;
}

/** Which contacts somebody takes, how many of each channel at once, and what may come while they are busy with what. */
export function WorkFields({ rules, onChange }: WorkFieldsProps) {
  const t = useTranslations("admin.work");
  const { mode: _, ...withoutMode } = rules;
  return (
    <>
      <Field label={t("mode")}>
        {(ids) => (
          <Select
            {...ids}
            value={rules.mode ?? AS_BEFORE}
            options={[AS_BEFORE, ...WORKING_MODES].map((value) => ({
              value,
              label: t(`modes.${value as WorkingMode | "as-before"}`),
            }))}
            onChange={(mode) => onChange(mode === AS_BEFORE ? withoutMode : { ...rules, mode: mode as WorkingMode })}
          />
        )}
      </Field>
      <p className="text-ink-soft text-xs">{t("hint")}</p>
      <ul className="flex flex-col divide-y">
        {CHANNELS.map((channel) => (
          <ChannelRules key={channel} channel={channel} rules={rules} onChange={onChange} />
        ))}
      </ul>
    </>
  );
}

function ChannelRules({ channel, rules, onChange }: WorkFieldsProps & { readonly channel: Channel }) {
  const t = useTranslations("admin.work");
  const name = t(`channels.${channel}`);
  const most = rules.most?.[channel];
  const interrupts = rules.interrupts?.[channel] ?? USUAL_CAPACITY.interrupts[channel];
  const set = (part: { readonly most?: number; readonly interrupts?: readonly Channel[] }) =>
    onChange(withChannel(rules, channel, part));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2 text-sm">
      <span className="w-32">
        <Checkbox
          checked={most !== undefined}
          onChange={(own) => onChange(own ? withChannel(rules, channel, {}) : withoutChannel(rules, channel))}
        >
          {name}
        </Checkbox>
      </span>
      {most === undefined ? (
        <span className="text-ink-faint text-xs">{t("usual")}</span>
      ) : (
        <>
          <Field label={t("most")} className="w-24">
            {(ids) => (
              <NumberInput
                {...ids}
                value={most}
                most={channel === "voice" ? 1 : 50}
                onChange={(value) => set({ most: value })}
              />
            )}
          </Field>
          <fieldset className="flex flex-wrap gap-x-3 gap-y-1">
            <legend className="pb-1 font-medium text-ink-soft text-xs">{t("interrupts")}</legend>
            {CHANNELS.filter((other) => other !== channel).map((other) => (
              <Checkbox
                key={other}
                checked={interrupts.includes(other)}
                onChange={(on) =>
                  set({ interrupts: on ? [...interrupts, other] : interrupts.filter((one) => one !== other) })
                }
              >
                {t(`channels.${other}`)}
              </Checkbox>
            ))}
          </fieldset>
        </>
      )}
    </li>
  );
}
