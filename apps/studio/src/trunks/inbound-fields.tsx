"use client";
import { NUMBER_PLACES, type NumberPlace } from "@patchbay/domain/trunk/trunk";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { AmountField, LimitField } from "../frame/amount-field.tsx";
import { TextField } from "./text-field.tsx";
import type { TrunkFieldsProps } from "./trunk-fields.ts";

/** Whose calls are the carrier's, where they say what was dialled, and how many there may be. */
export function InboundFields(fields: TrunkFieldsProps) {
  const t = useTranslations("trunks.fields");
  const { draft, problems, onChange } = fields;
  return (
    <>
      <TextField of="from" rows={3} {...fields} />
      <Field label={t("numberIn")}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.numberIn}
            options={NUMBER_PLACES.map((value) => ({ value, label: t(`numberPlaces.${value}`) }))}
            onChange={(place) => onChange({ numberIn: place as NumberPlace })}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <LimitField
          label={t("channels")}
          hint={t("channelsHint")}
          none={t("noLimit")}
          value={draft.channels}
          onChange={(channels) => onChange({ channels })}
        />
        <AmountField
          label={t("inboundReserve")}
          hint={problems.inboundReserve ? t("problems.tooMany") : t("inboundReserveHint")}
          min={0}
          max={100_000}
          value={draft.inboundReserve}
          onChange={(inboundReserve) => onChange({ inboundReserve })}
        />
      </div>
    </>
  );
}
