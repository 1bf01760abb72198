import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext, QueueError } from "../flow-ports.ts";

/** How a queue stands now, for flows that decide before they send anybody there. */
export interface QueueInsightPort {
  /** `skills` narrows who counts as staff, not who counts as waiting. */
  look(
    request: {
      readonly queue: string;
      readonly skills: readonly { readonly skill: string; readonly level: number }[];
    },
    context: EffectContext,
  ): Promise<Result<QueueInsight, QueueError>>;
}

export interface QueueInsight {
  readonly waiting: number;
  /** Of who waits longest; 0 when nobody does. */
  readonly longestWaitMs: Millis;
  /** For one who joined now, from how fast the queue was served lately; undefined without experience. */
  readonly expectedWaitMs?: Millis;
  /** Agents of the queue that are signed in: ready, on a call, or away. */
  readonly signedIn: number;
  /** Those of them that could take a call at once. */
  readonly ready: number;
}
