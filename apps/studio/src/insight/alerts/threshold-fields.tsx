"use client";
import { MINUTE } from "@patchbay/base/time";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { NumberInput } from "../../routing/number-input.tsx";
import { type AlertRuleDraft, meant, offeredOf, shown } from "./alert-draft.ts";

const DIRECTIONS = ["above", "below"] as const;

export interface DraftFieldsProps {
  readonly draft: AlertRuleDraft;
  readonly onChange: (part: Partial<AlertRuleDraft>) => void;
}

/** From which value on, for how long, and when it is over. */
export function ThresholdFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslations("alerts");
  const { unit } = offeredOf(draft.metric);
  const number = (key: "limit" | "clear") => (
    <Field label={t(`${key}.${unit}`)} hint={t(`${key}.hint`)}>
      {(ids) => (
        <Input
          {...ids}
          type="number"
          required
          min={0}
          step="any"
          value={String(shown(draft[key], unit))}
          onChange={(event) => onChange({ [key]: meant(event.target.valueAsNumber || 0, unit) })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <Field label={t("direction")}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.when}
            options={DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
            onChange={(when) => onChange({ when: when as AlertRuleDraft["when"] })}
          />
        )}
      </Field>
      {number("limit")}
      <Field label={t("forMinutes")} hint={t("forMinutesHint")}>
        {(ids) => (
          <NumberInput
            {...ids}
            most={1_440}
            value={Math.round(draft.forMs / MINUTE)}
            onChange={(minutes) => onChange({ forMs: minutes * MINUTE })}
          />
        )}
      </Field>
      {number("clear")}
    </div>
  );
}
