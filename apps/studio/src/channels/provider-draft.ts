import {
  type LineLimits,
  PROVIDER_FIELDS,
  type ProviderField,
  type ProviderName,
} from "@patchbay/domain/channel/provider-line";
import type { NumberRow } from "../numbers/numbers-page.tsx";

/** A line as its form holds it. An empty secret of a line that is there: it stays as it is. */
export interface ProviderDraft {
  readonly label: string;
  readonly provider: ProviderName;
  readonly fields: Readonly<Record<string, string>>;
  readonly limits: LineLimits;
}

export function draftOf(row: NumberRow | undefined): ProviderDraft {
  const { provider, settings, limits } = row?.provided ?? { provider: "sms-http" as const, settings: {}, limits: {} };
  return { label: row?.label ?? "", provider, fields: { ...usualOf(provider), ...settings }, limits };
}

/** Another provider asks for other things. */
export const withProvider = (draft: ProviderDraft, provider: ProviderName): ProviderDraft => ({
  ...draft,
  provider,
  fields: usualOf(provider),
});

const usualOf = (provider: ProviderName): Record<string, string> =>
  Object.fromEntries(PROVIDER_FIELDS[provider].map(({ name, usual = "" }) => [name, usual]));

/** Whether it can be tried; `isNew`: then its secrets are needed. */
export function isWhole({ provider, fields }: ProviderDraft, isNew: boolean): boolean {
  const needed = ({ optional, secret }: ProviderField) => !optional && (isNew || !secret);
  return PROVIDER_FIELDS[provider].every((field) => !needed(field) || (fields[field.name] ?? "").trim() !== "");
}

/** What is sent: secrets only where some were typed. */
export function lineOf({ provider, fields, limits }: ProviderDraft) {
  const secrets = new Set(PROVIDER_FIELDS[provider].flatMap(({ name, secret }) => (secret ? name : [])));
  const typed = Object.entries(fields).filter(([name, value]) => value !== "" || !secrets.has(name));
  return { provider, fields: Object.fromEntries(typed), limits };
}
