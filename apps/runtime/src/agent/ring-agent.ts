import type { UserId } from "@patchbay/base/ids";
import { err } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import { type Dialling, dial } from "../call/dial.ts";
import type { LiveCall } from "../call/live-call.ts";

/** Rings the agent's phone, wherever it registered last. */
export function ringAgent(
  call: LiveCall,
  agent: UserId,
  options: {
    readonly ringMs: Millis;
    readonly headers: Readonly<Record<string, string>>;
    /** Default `agent`. */
    readonly role?: "agent" | "supervisor";
  },
): Dialling {
  let dialling: Dialling | undefined;
  let cancelled = false;
  const ring = async () => {
    const registered = await call.stores.phones.contactOf(agent, call.world.clock.now());
    if (!registered || cancelled) {
      return err({ code: "sip.unreachable" as const, status: 0, why: "the agent's phone is not registered" });
    }
    const leg = call.newLeg(options.role ?? "agent", agent, kindOf(registered.contact));
    dialling = dial(call, leg, {
      uri: registered.contact,
      callerId: call.party.number || "anonymous",
      ringMs: options.ringMs,
      headers: { "X-Patchbay-Call": call.id, ...options.headers },
    });
    return dialling.outcome;
  };
  return {
    outcome: ring(),
    cancel: () => {
      cancelled = true;
      dialling?.cancel();
    },
  };
}

/** Behind every contact that came over a web socket (RFC 7118 §5) sits a media stack that wants ICE and DTLS-SRTP. */
function kindOf(contact: string): "webrtc" | "rtp" {
  return /;transport=wss?\b|\.invalid\b/i.test(contact) ? "webrtc" : "rtp";
}
