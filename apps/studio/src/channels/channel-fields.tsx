"use client";
import { PROVIDER_FIELDS, PROVIDERS, type ProviderName } from "@patchbay/domain/channel/provider-line";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { LimitFields } from "./limit-fields.tsx";
import { type ProviderDraft, withProvider } from "./provider-draft.ts";
import { ProviderFieldInput } from "./provider-field-input.tsx";
import { WebhookAddress } from "./webhook-address.tsx";

export interface ChannelFieldsProps {
  readonly draft: ProviderDraft;
  /** Of a line that is there. */
  readonly address?: string;
  readonly onChange: (draft: ProviderDraft) => void;
}

/** What the chosen provider needs to know, and no more. */
export function ChannelFields({ draft, address, onChange }: ChannelFieldsProps) {
  const t = useTranslations("channels");
  const { label, provider, fields, limits } = draft;
  const isNew = address === undefined;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("label")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={label}
              maxLength={200}
              onChange={(e) => onChange({ ...draft, label: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("provider")}>
          {(ids) => (
            <Select
              {...ids}
              value={provider}
              disabled={!isNew}
              options={PROVIDERS.map((value) => ({ value, label: t(`providers.${value}`) }))}
              onChange={(value) => onChange(withProvider(draft, value as ProviderName))}
            />
          )}
        </Field>
      </div>
      <WebhookAddress provider={provider} {...(isNew ? {} : { address })} />
      <div className="grid gap-4 sm:grid-cols-2">
        {PROVIDER_FIELDS[provider].map((field) => (
          <ProviderFieldInput
            key={`${provider} ${field.name}`}
            field={field}
            value={fields[field.name] ?? ""}
            keeps={!isNew}
            onChange={(value) => onChange({ ...draft, fields: { ...fields, [field.name]: value } })}
          />
        ))}
        <LimitFields limits={limits} onChange={(changed) => onChange({ ...draft, limits: changed })} />
      </div>
    </>
  );
}
