import type { TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";

/**
 * Tells other processes what happened, and asks them to do things. At most once, unordered between publishers, ordered per
 * publisher; what must not be lost stands in a table first, and the message only says "look". Payloads ≤ 256 kB.
 */
export interface Bus {
  publish(topic: string, message: Json): Promise<void>;
  /** `topic` exact, or a prefix ending in `*`. Returns the unsubscriber. */
  subscribe(topic: string, listener: (message: Json, topic: string) => void): () => void;
  /** One answer from whoever serves the topic; rejects with an Error named `BusTimeout` after the time. */
  request(topic: string, message: Json, timeoutMs: Millis): Promise<Json>;
  serve(topic: string, answer: (message: Json) => Promise<Json>): () => void;
  close(): Promise<void>;
}

/** Every event of a tenant is published here; the gateway fans out to sockets. */
export const tenantTopic = (tenant: TenantId): string => `tenant.${tenant}`;
/** Commands to the runtime that owns a call. */
export const runtimeTopic = (runtime: string): string => `runtime.${runtime}`;
