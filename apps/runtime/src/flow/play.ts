import { err, ok, type Result } from "@patchbay/base/result";
import type { VoiceError } from "@patchbay/ports/flow-ports";
import type { Sound } from "@patchbay/ports/media";
import type { LiveCall } from "../call/live-call.ts";

/** Plays to the customer, and once more from the start when the media worker died under it and another one took over. */
export async function playAll(
  call: LiveCall,
  sounds: readonly Sound[],
  signal: AbortSignal,
  barge?: AbortSignal,
): Promise<Result<undefined, VoiceError>> {
  if (sounds.length === 0) return ok();
  let how = await call.customer.playToEnd(sounds, signal, barge);
  if (how === "failed" && (await call.reanchored())) how = await call.customer.playToEnd(sounds, signal, barge);
  return how === "failed" ? err({ code: "voice.media-failed", why: "the prompt could not be played" }) : ok();
}
