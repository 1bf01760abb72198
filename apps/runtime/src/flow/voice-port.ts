import { ok } from "@patchbay/base/result";
import type { HangUpReason, VoicePort } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { collectDigits } from "./collect-digits.ts";
import { playAll } from "./play.ts";
import { recordMessage } from "./record-message.ts";
import { soundsOf } from "./utterances.ts";

/** SIP statuses: the answer to a call that rings, or the BYE's Reason (RFC 3326) where the party is connected already. */
const STATUS = {
  normal: 480,
  unavailable: 480,
  busy: 486,
  rejected: 603,
  "not-found": 404,
} as const satisfies Record<HangUpReason, number>;

/** Ear, mouth and keypad of a live caller. */
export function voicePort(call: LiveCall): VoicePort {
  return {
    async play(what, { interruptible }, { signal }) {
      signal.throwIfAborted();
      await call.audible();
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
      call.ringing?.refuse(STATUS[reason]);
      await call.recordings.stopAll();
      await call.customer.release(reason === "normal" ? {} : { Reason: `SIP ;cause=${STATUS[reason]}` });
    },
  };
}
