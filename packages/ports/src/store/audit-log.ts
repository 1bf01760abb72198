import type { Json } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";

export interface AuditEntry {
  readonly at: Instant;
  readonly by: string;
  /** `flow.published`, `recording.listened`, … */
  readonly action: string;
  readonly target: string;
  readonly detail?: Json;
}

export interface AuditLog {
  write(entry: AuditEntry): Promise<void>;
  list(filter: {
    readonly action?: string;
    readonly limit: number;
    readonly before?: Instant;
  }): Promise<readonly AuditEntry[]>;
}
