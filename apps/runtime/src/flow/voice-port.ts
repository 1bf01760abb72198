import { ok } from "@patchbay/base/result";
import type { VoicePort } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { collectDigits } from "./collect-digits.ts";
import { playAll } from "./play.ts";
import { recordMessage } from "./record-message.ts";
import { soundsOf } from "./utterances.ts";

/** SIP statuses in the BYE's Reason (RFC 3326): the party is connected already and can only be told why. */
const HANG_UP_CAUSE = { busy: 486, rejected: 603 } as const;

/** Ear, mouth and keypad of a live caller. */
export function voicePort(call: LiveCall): VoicePort {
  return {
    async play(what, { interruptible }, { signal }) {
      signal.throwIfAborted();
      const sounds = await soundsOf(call, what);
      if (!sounds.ok) return sounds;
      const barge = new AbortController();
      const unlisten = call.digits.listen(() => {
        if (interruptible) barge.abort();
        return false;
      });
      try {
        if (interruptible && !call.digits.isEmpty) return ok({ interrupted: true });
        const played = await playAll(call, sounds.value, signal, barge.signal);
        return played.ok ? ok({ interrupted: barge.signal.aborted }) : played;
      } finally {
        unlisten();
      }
    },
    collect: (request, context) => collectDigits(call, request, context),
    record: (request, context) => recordMessage(call, request, context),
    async hangUp(reason) {
      call.ending ??= { by: "flow", cause: reason };
      await call.recordings.stopAll();
      await call.customer.release(reason === "normal" ? {} : { Reason: `SIP ;cause=${HANG_UP_CAUSE[reason]}` });
    },
  };
}
