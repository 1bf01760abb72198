import type { RunId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";

/** Something that happened to what a key names, told to the runs that wait for it. */
export interface RunEvent {
  /** Raising one id twice is one event. */
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly payload: JsonObject;
  readonly at: Instant;
}

/** Events are kept for 90 days; a run gets each at most once. */
export interface RunEventStore {
  raise(event: RunEvent): Promise<void>;
  /** The oldest that the run has not had, since an instant; the same one again for the same `effect`. */
  take(wanted: {
    readonly run: RunId;
    readonly effect: string;
    readonly name: string;
    readonly key: string;
    readonly since: Instant;
  }): Promise<RunEvent | undefined>;
}
