import type { OfferId, UserId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { QueueEntry } from "@patchbay/domain/queue";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { announceAgent } from "./announce-agent.ts";
import { ringAgent } from "./ring-agent.ts";

export interface ReservedRing {
  /** The colleague's leg; undefined when it was not had, and the colleague is free again. */
  readonly answered: Promise<Leg | undefined>;
  cancel(): void;
}

/**
 * Rings one colleague for a contact that is in conversation already: reserved first, so that no queue offers them
 * another call, then talking or free again. The entry stays with whoever has it.
 */
export function ringReserved(call: LiveCall, entry: QueueEntry["id"], agent: UserId, ringMs: Millis): ReservedRing {
  const { clock, chance, log } = call.world;
  const { agents } = call.stores;
  const offer = chance.id() as OfferId;
  let dialling: ReturnType<typeof ringAgent> | undefined;
  let cancelled = false;
  const ring = async (): Promise<Leg | undefined> => {
    const now = clock.now();
    const reserved = await agents.apply(agent, { type: "offered", offer, entry, until: now + ringMs + 1_000 }, now);
    if (!reserved.ok) return undefined;
    announceAgent(call, agent);
    const { number: from, ours: to } = call.party;
    const queue = call.queue?.queue ?? "";
    const customer = call.customerId ? { customer: call.customerId } : {};
    const asking = call.conversation ? { by: call.conversation.agent } : {};
    const screen = { panels: [], data: {} };
    call.announce({
      ...{ type: "offer.made", agent, offer, call: call.id, entry, queue, until: now + ringMs, from, to, screen },
      ...customer,
      ...asking,
    });
    await call.ledger.flushed();
    dialling = ringAgent(call, agent, { ringMs, headers: { "X-Patchbay-Offer": offer } });
    if (cancelled) dialling.cancel();
    const answered = await dialling.outcome;
    const at = clock.now();
    if (answered.ok) {
      const talking = await agents.apply(agent, { type: "answered", offer }, at);
      call.announce({ type: "offer.ended", agent, offer, call: call.id, how: "answered" });
      announceAgent(call, agent);
      if (talking.ok) return answered.value;
      await call.dropLeg(answered.value, "offer lost");
      return undefined;
    }
    const { code, status } = answered.error;
    const missed = code === "sip.no-answer" && status !== 480;
    const how = cancelled || code === "sip.cancelled" ? "withdrawn" : missed ? "missed" : "declined";
    await agents.apply(agent, { type: "offer-ended", offer, how }, at);
    call.announce({ type: "offer.ended", agent, offer, call: call.id, how });
    announceAgent(call, agent);
    return undefined;
  };
  return {
    answered: ring().catch((error) => {
      log.error({ call: call.id, error: String(error) }, "a colleague could not be rung");
      return undefined;
    }),
    cancel: () => {
      cancelled = true;
      dialling?.cancel();
    },
  };
}

/** The colleague had answered but does not take the contact over: free again without work after the call. */
export async function freeAgent(call: LiveCall, entry: QueueEntry["id"], agent: UserId): Promise<void> {
  const at = call.world.clock.now();
  await call.stores.agents.apply(agent, { type: "conversation-ended", entry, wrapUpUntil: at }, at);
  announceAgent(call, agent);
}
