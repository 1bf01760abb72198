"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useLocale, useTranslations } from "next-intl";
import { LimitField } from "../frame/amount-field.tsx";
import { WindowFields } from "../outbound/window-fields.tsx";
import { countriesOf, type RulesDraft } from "./rules-draft.ts";

const LIMITS = ["dailySpend", "callsPerMinute", "channels"] as const;

export interface RuleFieldsProps {
  readonly draft: RulesDraft;
  readonly onChange: (change: Partial<RulesDraft>) => void;
}

export function RuleFields({ draft, onChange }: RuleFieldsProps) {
  const t = useTranslations("trunks.rules");
  return (
    <>
      <div className="grid grid-cols-[12rem_1fr] gap-3">
        {(["country", "countries"] as const).map((key) => (
          <CountryField key={key} of={key} text={draft[key]} onChange={(text) => onChange({ [key]: text })} />
        ))}
      </div>
      <div className="grid grid-cols-3 gap-3">
        {LIMITS.map((key) => (
          <LimitField
            key={key}
            label={t(`limits.${key}.label`)}
            hint={t(`limits.${key}.hint`)}
            none={t("noLimit")}
            {...(key === "dailySpend" ? { min: 0, step: 0.01 } : {})}
            value={draft[key]}
            onChange={(limit) => onChange({ [key]: limit })}
          />
        ))}
      </div>
      <Checkbox checked={draft.atAllHours} onChange={(atAllHours) => onChange({ atAllHours })}>
        {t("atAllHours")}
      </Checkbox>
      {draft.atAllHours ? null : (
        <WindowFields
          title={t("hours")}
          hint={t("hoursHint")}
          window={draft.hours}
          onChange={(hours) => onChange({ hours })}
        />
      )}
    </>
  );
}

interface CountryFieldProps {
  readonly of: "country" | "countries";
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Codes, with the countries' names under them as proof. */
function CountryField({ of, text, onChange }: CountryFieldProps) {
  const t = useTranslations("trunks.rules");
  const names = new Intl.DisplayNames(useLocale(), { type: "region" });
  const codes = countriesOf(text);
  const read = (codes ?? []).map((code) => names.of(code)).join(", ");
  return (
    <Field
      label={t(`${of}.label`)}
      hint={read || t(`${of}.hint`)}
      error={codes === undefined || (of === "country" && codes.length > 1) ? t("notACountry") : undefined}
    >
      {(ids) => <Input {...ids} value={text} spellCheck={false} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
