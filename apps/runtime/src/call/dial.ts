import { err, ok, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { CallFailure, OutboundAttempt } from "@patchbay/ports/signalling";
import type { Leg } from "./leg.ts";
import type { LiveCall } from "./live-call.ts";

export interface DialTarget {
  readonly uri: string;
  readonly proxy?: string;
  /** Shown to the party. */
  readonly callerId: string;
  readonly callerName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  readonly ringMs: Millis;
  /** Given up as unreachable when nothing but a 100 has come by then. */
  readonly progressMs?: Millis;
}

export interface Dialling {
  /** A leg that failed is released and forgotten already. */
  readonly outcome: Promise<Result<Leg, CallFailure>>;
  cancel(): void;
}

/** Rings a party for the call: media offer, INVITE, answer. Ends by itself when the customer goes. */
export function dial(call: LiveCall, leg: Leg, target: DialTarget): Dialling {
  let attempt: OutboundAttempt | undefined;
  let cancelled = call.signal.aborted;
  const cancel = () => {
    cancelled = true;
    attempt?.cancel();
  };
  call.signal.addEventListener("abort", cancel, { once: true });
  const ring = async (): Promise<Result<Leg, CallFailure>> => {
    const startedAt = call.world.clock.now();
    const offered = await leg.offer();
    if (!offered.ok) return err({ code: "sip.unreachable", status: 0, why: offered.error.code });
    if (cancelled) return err({ code: "sip.cancelled", status: 0, why: "given up before ringing" });
    // In the carrier's records a call stands under the name that it has in ours.
    const sipCallId = leg.id;
    call.world.traces.claim(call, sipCallId);
    attempt = call.world.signalling.call({ ...target, sipCallId, sdp: offered.value.localSdp });
    const answered = await attempt.outcome;
    if (!answered.ok) return answered;
    leg.attach(answered.value.dialog, answered.value.sdp);
    const accepted = await leg.accept(answered.value.sdp);
    if (!accepted.ok) return err({ code: "sip.rejected", status: 488, why: accepted.error.code });
    if (cancelled || leg.released) return err({ code: "sip.cancelled", status: 487, why: "gone while answering" });
    call.legAnswered(leg, startedAt);
    return ok(leg);
  };
  const outcome = ring()
    .then(async (result) => {
      if (!result.ok) await call.dropLeg(leg, result.error.code);
      return result;
    })
    .finally(() => call.signal.removeEventListener("abort", cancel));
  return { outcome, cancel };
}
