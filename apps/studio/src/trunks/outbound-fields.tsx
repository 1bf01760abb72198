"use client";
import { CALLER_ID_RULES, type CallerIdRule } from "@patchbay/domain/trunk/trunk";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { AmountField, LimitField } from "../frame/amount-field.tsx";
import { TextField } from "./text-field.tsx";
import type { TrunkFieldsProps } from "./trunk-fields.ts";

/** What may be called over the trunk, for how much, and what those who are called see. */
export function OutboundFields(fields: TrunkFieldsProps) {
  const t = useTranslations("trunks.fields");
  const { draft, onChange } = fields;
  return (
    <>
      <TextField of="allowedPrefixes" {...fields} />
      <TextField of="rates" rows={4} {...fields} />
      <div className="grid grid-cols-2 gap-3">
        <TextField of="callerId" {...fields} />
        <Field label={t("callerIdRule")}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.callerIdRule}
              options={CALLER_ID_RULES.map((value) => ({ value, label: t(`callerIdRules.${value}`) }))}
              onChange={(rule) => onChange({ callerIdRule: rule as CallerIdRule })}
            />
          )}
        </Field>
      </div>
      <div className="grid grid-cols-3 gap-3">
        <AmountField
          label={t("position")}
          hint={t("positionHint")}
          min={0}
          max={1_000}
          value={draft.position}
          onChange={(position) => onChange({ position })}
        />
        <AmountField
          label={t("weight")}
          hint={t("weightHint")}
          min={1}
          max={1_000}
          value={draft.weight}
          onChange={(weight) => onChange({ weight })}
        />
        <LimitField
          label={t("callsPerSecond")}
          none={t("noLimit")}
          value={draft.callsPerSecond}
          onChange={(callsPerSecond) => onChange({ callsPerSecond })}
        />
      </div>
      <Checkbox checked={draft.emergency} onChange={(emergency) => onChange({ emergency })}>
        {t("emergency")}
      </Checkbox>
    </>
  );
}
