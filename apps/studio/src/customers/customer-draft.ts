import { type CustomField, fieldValue } from "@patchbay/domain/customer/custom-field";
import type { Inputs, Outputs } from "../data/outputs.ts";

export type CustomerNow = Outputs["customer"]["get"]["customer"];

/** A customer as a form has them: all text, several things separated by commas. */
export interface CustomerDraft {
  readonly name: string;
  readonly phones: string;
  readonly emails: string;
  readonly tags: string;
  readonly tier: string;
  readonly language: string;
  readonly externalId: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function draftOf(customer: CustomerNow | undefined, fields: readonly CustomField[]): CustomerDraft {
  const list = (items: readonly string[] = []) => items.join(", ");
  const written = (value: unknown) => (value === undefined || value === null ? "" : String(value));
  return {
    ...{ name: customer?.name ?? "", phones: list(customer?.phones), emails: list(customer?.emails) },
    ...{ tags: list(customer?.tags), tier: customer?.tier ?? "", language: customer?.language ?? "" },
    externalId: customer?.externalId ?? "",
    fields: Object.fromEntries(fields.map(({ key }) => [key, written(customer?.fields[key])])),
  };
}

/** Fields whose text is no value of their type. */
export function wrongFields(draft: CustomerDraft, fields: readonly CustomField[]): readonly string[] {
  return fields.flatMap((field) => {
    const text = draft.fields[field.key] ?? "";
    return text.trim() !== "" && fieldValue(field, text) === undefined ? [field.key] : [];
  });
}

export function changeOf(
  draft: CustomerDraft,
  fields: readonly CustomField[],
  before: CustomerNow | undefined,
): Inputs["customer"]["update"]["change"] & { readonly name: string } {
  const list = (text: string) =>
    [...new Set(text.split(/[,，;；]/).map((item) => item.trim()))].filter((item) => item !== "");
  const values = Object.fromEntries(
    fields.map((field) => {
      const text = draft.fields[field.key] ?? "";
      return [field.key, text.trim() === "" ? null : (fieldValue(field, text) ?? null)];
    }),
  );
  const plain = { tier: draft.tier.trim(), language: draft.language.trim(), externalId: draft.externalId.trim() };
  return {
    ...{ name: draft.name.trim(), phones: list(draft.phones), emails: list(draft.emails), tags: list(draft.tags) },
    ...Object.fromEntries(Object.entries(plain).filter(([key, value]) => value !== "" || key !== "externalId")),
    fields: { ...before?.fields, ...values },
  };
}
