import type { UserId } from "@patchbay/base/ids";
import { err } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import { type Dialling, dial } from "../call/dial.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";

const ATTACH_RING_MS: Millis = 8_000;

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

/** Rings the agent's newest phone, which answers by itself, for the conversation that the agent is in. */
export async function ringToAttach(call: LiveCall, agent: UserId): Promise<Leg | undefined> {
  const headers = { "X-Patchbay-Attach": call.id };
  const answered = await ringAgent(call, agent, { ringMs: ATTACH_RING_MS, headers }).outcome;
  if (answered.ok) return answered.value;
  call.world.log.warn({ call: call.id, why: answered.error.why }, "the agent's phone could not be attached");
  return undefined;
}

/** Behind every contact that came over a web socket (RFC 7118 §5) sits a media stack that wants ICE and DTLS-SRTP. */
function kindOf(contact: string): "webrtc" | "rtp" {
  return /;transport=wss?\b|\.invalid\b/i.test(contact) ? "webrtc" : "rtp";
}
