import { err, ok, type Result } from "@patchbay/base/result";
import type { TakenMessage } from "@patchbay/ports/flow/mailbox-port";
import type { EffectContext, VoiceError, VoiceMessage, VoicePort } from "@patchbay/ports/flow-ports";
import type { Sound } from "@patchbay/ports/media";
import type { LiveCall } from "../call/live-call.ts";
import { playAll } from "./play.ts";
import { soundsOf } from "./utterances.ts";

const PLAIN_BEEP: readonly Sound[] = [{ kind: "tone", hertz: [1_000], forMs: 300 }];

/** Records the caller alone until silence, a key, or the longest time. A hang-up keeps what was said so far, and rejects. */
export async function recordMessage(
  call: LiveCall,
  request: Parameters<VoicePort["record"]>[0],
  context: EffectContext,
): Promise<Result<VoiceMessage, VoiceError>> {
  const taken = await takeMessage(call, request, context);
  context.signal.throwIfAborted();
  return taken as Result<VoiceMessage, VoiceError>;
}

/** The same for those who want the message of a caller who hung up. */
export async function takeMessage(
  call: LiveCall,
  request: Parameters<VoicePort["record"]>[0],
  { key, signal }: EffectContext,
): Promise<Result<TakenMessage, VoiceError>> {
  signal.throwIfAborted();
  if (request.beep && !call.recordings.byKey(key)) {
    const beep = await soundsOf(call, [{ kind: "prompt", name: "beep" }]);
    await playAll(call, beep.ok ? beep.value : PLAIN_BEEP, signal);
  }
  call.digits.take();
  const { maxMs, silenceMs } = request;
  const started = await call.recordings.start(call.customer, key, "message", { sides: "party", maxMs, silenceMs });
  if (!started.ok) return err({ code: "voice.media-failed", why: started.error.code });
  const recording = started.value;
  let byDigit = false;
  const stop = () => void call.recordings.stop(recording);
  const unlisten = call.digits.listen((digit) => {
    if (!request.stopDigits.includes(digit)) return false;
    byDigit = true;
    stop();
    return true;
  });
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const { how, end } = await call.recordings.whenEnded(recording);
    if (!end) return err({ code: "voice.media-failed", why: `the recording ${how}` });
    const ended = signal.aborted ? "hung-up" : byDigit ? "digit" : how === "silence" ? "silence" : "max";
    return ok({ recording, durationMs: end.durationMs, ended });
  } finally {
    unlisten();
    signal.removeEventListener("abort", stop);
  }
}
