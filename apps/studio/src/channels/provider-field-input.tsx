"use client";
import type { ProviderField } from "@patchbay/domain/channel/provider-line";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";

export interface ProviderFieldInputProps {
  readonly field: ProviderField;
  readonly value: string;
  /** A secret is there already. */
  readonly keeps: boolean;
  readonly onChange: (value: string) => void;
}

/** One field as its kind asks for it; a secret is never shown, only replaced. */
export function ProviderFieldInput({ field, value, keeps, onChange }: ProviderFieldInputProps) {
  const t = useTranslations("channels");
  const { name, kind, choices = [], secret, optional } = field;
  const word = t(`fields.${name}` as "fields.from");
  const label = optional ? t("optional", { field: word }) : word;
  return (
    <Field
      label={label}
      {...(t.has(`hints.${name}` as "hints.body") ? { hint: t.raw(`hints.${name}` as "hints.body") as string } : {})}
    >
      {(ids) => {
        if (kind === "words") {
          return (
            <TextArea {...ids} rows={2} value={value} maxLength={2_000} onChange={(e) => onChange(e.target.value)} />
          );
        }
        if (kind === "choice") {
          const options = choices.map((one) => ({ value: one, label: t(`choices.${one}` as "choices.tls") }));
          return <Select {...ids} value={value} options={options} onChange={onChange} />;
        }
        return (
          <Input
            {...ids}
            type={secret ? "password" : "text"}
            autoComplete={secret ? "new-password" : "off"}
            spellCheck={false}
            inputMode={kind === "port" ? "numeric" : "text"}
            placeholder={secret && keeps ? t("secretKept") : ""}
            value={value}
            maxLength={2_000}
            onChange={(e) => onChange(e.target.value)}
          />
        );
      }}
    </Field>
  );
}
