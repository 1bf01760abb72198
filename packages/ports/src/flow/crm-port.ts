import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { EffectContext } from "../flow-ports.ts";

/** Contacts at the tenant's own CRM, by its connection. Fields bear the names that the connection gives them. */
export interface CrmPort {
  /** The first contact whose field has this value; undefined when there is none. */
  find(
    by: { readonly field: string; readonly value: string },
    context: EffectContext,
  ): Promise<Result<CrmContact | undefined, CrmError>>;
  /** The same key creates once. */
  create(fields: CrmFields, context: EffectContext): Promise<Result<CrmContact, CrmError>>;
  /** What is left out stays as it is. */
  update(id: string, fields: CrmFields, context: EffectContext): Promise<Result<CrmContact, CrmError>>;
}

export type CrmFields = Readonly<Record<string, string>>;

export interface CrmContact {
  readonly id: string;
  readonly fields: JsonObject;
}

export type CrmError =
  | { readonly code: "crm.not-configured" }
  | { readonly code: "crm.unknown-field"; readonly field: string }
  | { readonly code: "crm.unreachable"; readonly why: string }
  | { readonly code: "crm.refused"; readonly status: number }
  /** An answer without a contact, or a contact without an id, where the connection says they are. */
  | { readonly code: "crm.unexpected-answer" };
