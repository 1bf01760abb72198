import type { TenantId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import type { TenantStores } from "@patchbay/ports/stores";
import type { World } from "../call/world.ts";
import { tell, tellAgent } from "./tell.ts";

/** How often, and how long after a call's end, agents are looked for whom nobody freed. */
const STRANDED_MS: Millis = 15_000;

/** Ends what ran out, also what a runtime left that died: reservations, wrap-up times, conversations of calls that are over. */
export class Sweep {
  readonly #world: Pick<World, "bus" | "clock" | "log">;
  readonly #nextStranded = new Map<TenantId, Instant>();

  constructor(world: Pick<World, "bus" | "clock" | "log">) {
    this.#world = world;
  }

  /** May be done by several at once; each thing ends once. */
  async run(stores: TenantStores, now: Instant): Promise<void> {
    for (const { offer, entry, agent } of await stores.queues.expiredOffers(now)) {
      const contact = await stores.queues.entry(entry);
      // Nothing rang yet at an agent for whom somebody was still being called.
      const how = contact?.task ? "withdrawn" : "missed";
      await stores.queues.endOffer({ offer, how, at: now });
      await tell(this.#world, stores, { type: "offer.ended", agent, offer, call: contact?.call ?? "", how });
      await tellAgent(this.#world, stores, await stores.agents.find(agent));
    }
    for (const agent of await stores.agents.expire(now)) await tellAgent(this.#world, stores, agent);
    await this.#freeStranded(stores, now);
  }

  /** Whatever went wrong in the instant of an answer or a hang-up: nobody talks for ever on a call that is over. */
  async #freeStranded(stores: TenantStores, now: Instant): Promise<void> {
    if (now < (this.#nextStranded.get(stores.tenant) ?? 0)) return;
    this.#nextStranded.set(stores.tenant, now + STRANDED_MS);
    for (const { agent, entry } of await stores.queues.stranded(now - STRANDED_MS)) {
      await stores.queues.endConversation({ entry, at: now });
      // A colleague who was only asked has the entry not: free at once.
      await stores.agents.apply(agent, { type: "conversation-ended", entry, wrapUpUntil: now }, now);
      this.#world.log.warn({ agent, entry }, "an agent was left talking on a call that is over, and is free again");
      await tellAgent(this.#world, stores, await stores.agents.find(agent));
    }
  }
}
