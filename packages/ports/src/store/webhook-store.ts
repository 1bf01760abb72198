import type { Json } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";

export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** Event types, or `*`. */
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly createdAt: Instant;
}

export interface Delivery {
  readonly id: string;
  readonly webhook: string;
  readonly event: string;
  readonly body: Json;
  readonly attempts: number;
  readonly nextAt: Instant;
  readonly status: "pending" | "delivered" | "failed";
  readonly lastError?: string;
}

/** Subscriptions and their outbox: at least once, retried with back-off for 24 h, signed by the gateway (Standard Webhooks). */
export interface WebhookStore {
  list(): Promise<readonly Webhook[]>;
  create(webhook: {
    readonly url: string;
    readonly events: readonly string[];
    readonly secret: string;
  }): Promise<Webhook>;
  remove(id: string): Promise<void>;
  /** Those that sign at this time, the newest first; none of an unknown webhook. */
  secrets(id: string, at: Instant): Promise<readonly string[]>;
  /** The one that it had signs beside the new one until then. False: there is no such webhook. */
  rotateSecret(id: string, secret: string, until: Instant): Promise<boolean>;
  enqueue(event: string, body: Json, at: Instant): Promise<void>;
  due(at: Instant, limit: number): Promise<readonly Delivery[]>;
  settle(
    delivery: string,
    outcome: { readonly ok: true } | { readonly ok: false; readonly error: string; readonly retryAt?: Instant },
  ): Promise<void>;
  deliveries(webhook: string, limit: number): Promise<readonly Delivery[]>;
}
