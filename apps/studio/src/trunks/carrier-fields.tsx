"use client";
import { TRUNK_TRANSPORTS, type TrunkTransport } from "@patchbay/domain/trunk/trunk-address";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { LimitField } from "../frame/amount-field.tsx";
import { TextField } from "./text-field.tsx";
import type { TrunkFieldsProps } from "./trunk-fields.ts";

export interface CarrierFieldsProps extends TrunkFieldsProps {
  readonly isNew: boolean;
  readonly hasPassword: boolean;
}

/** Where the carrier is, who we are there, and how it is looked after. */
export function CarrierFields({ isNew, hasPassword, ...fields }: CarrierFieldsProps) {
  const t = useTranslations("trunks.fields");
  const { draft, onChange } = fields;
  return (
    <>
      <TextField of="name" readOnly={!isNew} {...fields} />
      <div className="grid grid-cols-[1fr_7rem_8rem] gap-3">
        <TextField of="host" {...fields} />
        <LimitField label={t("port")} none="5060" value={draft.port} onChange={(port) => onChange({ port })} />
        <Field label={t("transport")}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.transport}
              options={TRUNK_TRANSPORTS.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={(transport) => onChange({ transport: transport as TrunkTransport })}
            />
          )}
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField of="username" {...fields} />
        <Field label={t("password")}>
          {(ids) => (
            <Input
              {...ids}
              type="password"
              autoComplete="new-password"
              value={draft.password}
              placeholder={hasPassword ? t("passwordKept") : ""}
              onChange={(event) => onChange({ password: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-col gap-2">
        {(["enabled", "registers", "probed"] as const).map((key) => (
          <Checkbox key={key} checked={draft[key]} onChange={(on) => onChange({ [key]: on })}>
            {t(key)}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
