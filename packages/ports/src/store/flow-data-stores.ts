import type { CallId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { MessageTemplate } from "../flow/message-port.ts";

export interface DoNotCallEntry {
  readonly number: string;
  readonly reason: string;
  readonly addedAt: Instant;
  readonly expiresAt?: Instant;
}

/** Numbers are compared without their punctuation. */
export interface DoNotCallStore {
  /** The entry that stands now. */
  find(number: string): Promise<DoNotCallEntry | undefined>;
  /** A newer entry of a number replaces the older. */
  add(entry: { readonly number: string; readonly reason: string; readonly expiresAt?: Instant }): Promise<void>;
  remove(number: string): Promise<void>;
  /** By number, also those whose time is over. */
  list(page: { readonly limit: number; readonly after?: string }): Promise<readonly DoNotCallEntry[]>;
}

export const CONNECTION_KINDS = ["email", "sms", "language-model", "crm"] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

export interface Connection {
  readonly kind: ConnectionKind;
  readonly settings: JsonObject;
  /** As the vault sealed it. */
  readonly sealed?: string;
  readonly changedAt: Instant;
}

/** The tenant's accounts with services outside. */
export interface ConnectionStore {
  list(): Promise<readonly Connection[]>;
  find(kind: ConnectionKind): Promise<Connection | undefined>;
  /** Without `sealed` the secret that is there stays. */
  save(connection: {
    readonly kind: ConnectionKind;
    readonly settings: JsonObject;
    readonly sealed?: string;
  }): Promise<void>;
  remove(kind: ConnectionKind): Promise<void>;
}

export interface TemplateStore {
  list(): Promise<readonly MessageTemplate[]>;
  find(name: string): Promise<MessageTemplate | undefined>;
  save(template: MessageTemplate): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface SurveyAnswer {
  readonly call: CallId;
  readonly question: string;
  readonly score: number;
  readonly best: number;
  readonly at: Instant;
}

export interface SurveyStore {
  /** Once per key. */
  save(key: string, answer: SurveyAnswer): Promise<void>;
  ofCall(call: CallId): Promise<readonly SurveyAnswer[]>;
  /** Newest first, of one question or of all, in a stretch of time. */
  search(filter: {
    readonly question?: string;
    readonly from?: Instant;
    readonly to?: Instant;
    readonly limit: number;
  }): Promise<readonly SurveyAnswer[]>;
}

/** What effects of flows came to, by their keys. */
export interface EffectStore {
  outcome(key: string): Promise<Json | undefined>;
  /** The first outcome of a key stays. */
  keep(key: string, outcome: Json, at: Instant): Promise<void>;
}
