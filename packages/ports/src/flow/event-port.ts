import type { JsonObject } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";

/** What runs wait for, and other flows and systems tell them: by a name, and a key that says which order, case or caller it is about. */
export interface EventPort {
  /** Durable when it resolves; once per effect key. */
  raise(
    event: { readonly name: string; readonly key: string; readonly payload: JsonObject },
    context: EffectContext,
  ): Promise<void>;
  /**
   * The first event of this name and key that was raised since the run began and that this run has not had; also one raised before
   * anybody waited. After a restart the same effect key gets the same event.
   */
  waitFor(
    request: { readonly name: string; readonly key: string; readonly forMs: Millis },
    context: EffectContext,
  ): Promise<EventOutcome>;
}

export type EventOutcome = { readonly how: "arrived"; readonly payload: JsonObject } | { readonly how: "timeout" };
