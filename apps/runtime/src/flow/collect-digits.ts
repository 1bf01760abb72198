import { ok, type Result } from "@patchbay/base/result";
import { type CollectEvent, type CollectState, nextCollect, startCollect } from "@patchbay/media/collect";
import type { Collected, CollectRequest, EffectContext, VoiceError } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { KeywordEar } from "./keyword-ear.ts";
import { playAll } from "./play.ts";
import { soundsOf } from "./utterances.ts";

/** A reason of one's own: without one each abort makes an exception with a stack. */
const BARGED_IN = "barged in";

/** Prompts, then digits or, until the first of them, words: the pure rules of `media/collect` fed with this caller's keys and clock. */
export async function collectDigits(
  call: LiveCall,
  request: CollectRequest,
  { key, signal }: EffectContext,
): Promise<Result<Collected, VoiceError>> {
  signal.throwIfAborted();
  const { clock } = call.world;
  const sounds = await soundsOf(call, request.prompts);
  if (!sounds.ok) return sounds;
  const typedAhead = call.digits.take();
  const begun = startCollect(request, { at: clock.now(), typedAhead, hasPrompts: sounds.value.length > 0 });
  call.digits.giveBack(begun.rest);
  const barge = new AbortController();
  return new Promise<Result<Collected, VoiceError>>((resolve, reject) => {
    let state: CollectState = begun.state;
    let cancelTimer = () => {};
    let unlisten = () => {};
    const ear = KeywordEar.for(call, request, key, {
      heard: ({ keyword, heard }) => settle(() => resolve(ok({ how: "keyword", keyword, heard }))),
      judged: () => heed(),
    });
    const settle = (then: () => void) => {
      cancelTimer();
      ear?.close();
      unlisten();
      barge.abort(BARGED_IN);
      signal.removeEventListener("abort", abort);
      then();
    };
    const abort = () => settle(() => reject(signal.reason));
    const heed = () => {
      cancelTimer();
      if (state.status === "done") settle(() => resolve(ok(collected(state))));
      else if (state.status === "collecting" && !ear?.busy) {
        // After the question only: a line's echo of it would be taken for the caller.
        ear?.open();
        cancelTimer = clock.at(state.deadline, () => step({ type: "time", at: clock.now() }));
      }
    };
    const step = (event: CollectEvent) => {
      state = nextCollect(request, state, event);
      heed();
    };
    unlisten = call.digits.listen((digit) => {
      barge.abort(BARGED_IN);
      ear?.close();
      step({ type: "digit", digit, at: clock.now() });
      return true;
    });
    signal.addEventListener("abort", abort, { once: true });
    if (state.status === "prompting") {
      playAll(call, sounds.value, signal, barge.signal).then(
        (played) => {
          if (state.status !== "prompting") return;
          if (played.ok) step({ type: "prompts-ended", at: clock.now() });
          else settle(() => resolve(played));
        },
        // The signal aborted: `abort` has rejected already.
        () => {},
      );
    }
    heed();
  });
}

function collected(state: CollectState): Collected {
  if (state.status === "done" && state.how === "digits") return { how: "digits", digits: state.digits };
  return { how: "timeout", digits: state.digits };
}
