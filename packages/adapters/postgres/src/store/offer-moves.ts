import type { OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { nextAgentState } from "@patchbay/domain/agent";
import { nextEntryState } from "@patchbay/domain/queue";
import type { QueueStore } from "@patchbay/ports/store/queue-store";
import type { Tx } from "../database.ts";
import { lockAgent, moveAgent } from "./agent-moves.ts";
import { lockEntry, moveEntry } from "./entry-rows.ts";
import type { TenantContext } from "./tenant-context.ts";
import { afterOfferInWriting, roomFor } from "./text-offer-moves.ts";

type OfferMoves = Pick<QueueStore, "offer" | "claim" | "endOffer" | "endConversation">;

const NOT_FOUND = err({ code: "queue-entry.not-found" as const });

/**
 * The moves that an entry and an agent make together. Always the entry's row is locked first, then the agent's, so that
 * no two of them wait for each other; both next states are known to be allowed before either is written.
 */
export function offerMoves({ inTx }: TenantContext): OfferMoves {
  return {
    offer: ({ offer, entry: id, agent, until, at }) =>
      inTx(async (tx) => {
        const entry = await lockEntry(tx, id);
        const before = await lockAgent(tx, agent);
        if (!entry || !before) return NOT_FOUND;
        const entryNext = nextEntryState(entry.state, { type: "offered", offer, agent, until }, at);
        if (!entryNext.ok) return entryNext;
        const room = await roomFor(tx, agent, before.state, entry.channel ?? "voice");
        if (!room.ok) return room;
        const agentNext = entry.channel
          ? room
          : nextAgentState(before.state, { type: "offered", offer, entry: id, until }, at);
        if (!agentNext.ok) return agentNext;
        await tx.offer.createMany({
          data: { id: offer, entryId: id, agentId: agent, offeredAt: new Date(at), until: new Date(until) },
        });
        if (!entry.channel) await moveAgent(tx, agent, before, agentNext.value, at);
        return ok(await moveEntry(tx, entry, entryNext.value));
      }),

    claim: ({ offer, at }) =>
      inTx(async (tx) => {
        const made = await lockOffered(tx, offer);
        if (!made?.entry || !made.agent) return NOT_FOUND;
        const entryNext = nextEntryState(made.entry.state, { type: "answered", offer }, at);
        if (!entryNext.ok) return entryNext;
        const inWriting = made.entry.channel !== undefined;
        const agentNext = inWriting
          ? ok(made.agent.state)
          : nextAgentState(made.agent.state, { type: "answered", offer }, at);
        if (!agentNext.ok) return agentNext;
        await settle(tx, offer, "answered", at);
        if (!inWriting) await moveAgent(tx, made.agentId, made.agent, agentNext.value, at);
        return ok(await moveEntry(tx, made.entry, entryNext.value));
      }),

    endOffer: ({ offer, how, at }) =>
      inTx(async (tx) => {
        const made = await lockOffered(tx, offer);
        if (!made) return;
        const entryNext = made.entry && nextEntryState(made.entry.state, { type: "offer-ended", offer }, at);
        if (made.entry && entryNext?.ok) await moveEntry(tx, made.entry, entryNext.value);
        const agentNext =
          made.agent &&
          (made.entry?.channel
            ? entryNext?.ok && afterOfferInWriting(made.agent.state, how, at)
            : nextAgentState(made.agent.state, { type: "offer-ended", offer, how }, at));
        if (made.agent && agentNext && agentNext.ok) await moveAgent(tx, made.agentId, made.agent, agentNext.value, at);
        await settle(tx, offer, how, at);
      }),

    endConversation: ({ entry: id, at }) =>
      inTx(async (tx) => {
        const entry = await lockEntry(tx, id);
        if (entry?.state.status !== "talking") return;
        const agentId = entry.state.agent;
        const agent = await lockAgent(tx, agentId);
        const queue = await tx.queue.findFirst({ where: { id: entry.queue } });
        const entryNext = nextEntryState(entry.state, { type: "ended" }, at);
        if (entryNext.ok) await moveEntry(tx, entry, entryNext.value);
        const wrapUpUntil = at + (queue?.wrapUpMs ?? 0);
        const agentNext =
          !entry.channel &&
          agent &&
          nextAgentState(agent.state, { type: "conversation-ended", entry: id, wrapUpUntil }, at);
        if (agent && agentNext && agentNext.ok) await moveAgent(tx, agentId, agent, agentNext.value, at);
      }),
  };
}

async function lockOffered(tx: Tx, offer: OfferId) {
  const row = await tx.offer.findFirst({ where: { id: offer } });
  if (!row) return undefined;
  const entry = await lockEntry(tx, row.entryId as QueueEntryId);
  const agentId = row.agentId as UserId;
  return { entry, agentId, agent: await lockAgent(tx, agentId) };
}

/** An offer ends once; what comes later does not rewrite how. */
async function settle(tx: Tx, offer: OfferId, how: string, at: number): Promise<void> {
  await tx.offer.updateMany({ where: { id: offer, how: null }, data: { how, endedAt: new Date(at) } });
}
