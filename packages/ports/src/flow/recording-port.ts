import type { RecordingId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";

/** The recording of the call as a whole, both sides: at most one at a time. It ends with the call at the latest. */
export interface RecordingPort {
  /** One that runs already goes on, and is the one that is answered. */
  start(context: EffectContext): Promise<Result<{ readonly recording: RecordingId }, RecordingError>>;
  /** While paused, silence is recorded: time in the file stays time in the call. */
  pause(paused: boolean, context: EffectContext): Promise<Result<undefined, RecordingError>>;
  stop(
    context: EffectContext,
  ): Promise<Result<{ readonly recording: RecordingId; readonly durationMs: Millis }, RecordingError>>;
}

export type RecordingError =
  | { readonly code: "recording.none" }
  | { readonly code: "recording.failed"; readonly why: string };
