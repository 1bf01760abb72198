import type { CallId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";

/**
 * One thing that happened in a run, in order. A run is the fold over these: same program and same entries give the same path.
 * `body` is the engine's own (see engine/journal.ts); the store treats it as opaque JSON.
 */
export interface JournalEntry {
  readonly run: RunId;
  /** 0, 1, 2 … without a gap within a run; appending a number twice is the same entry sent twice. */
  readonly seq: number;
  readonly at: Instant;
  readonly type: string;
  readonly body: Json;
}

export interface RunHead {
  readonly run: RunId;
  readonly call: CallId;
  readonly program: ProgramHash;
  readonly flow: string;
  /** Undefined for a draft run from the test phone. */
  readonly version?: number;
  readonly startedAt: Instant;
}

export interface Journal {
  open(tenant: TenantId, head: RunHead): Promise<void>;
  /** Resolves when the entries are durable: in the database, or on local disk while the database is away. Batched (group commit). */
  append(tenant: TenantId, entries: readonly JournalEntry[]): Promise<void>;
  close(tenant: TenantId, run: RunId, outcome: string, at: Instant): Promise<void>;
  read(
    tenant: TenantId,
    run: RunId,
  ): Promise<{ readonly head: RunHead; readonly entries: readonly JournalEntry[] } | undefined>;
}
