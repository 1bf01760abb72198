import type { Colleague, ColleaguesPort } from "@patchbay/ports/flow/colleagues-port";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { LiveContact } from "../contact/live-contact.ts";

/** Calls looked through for the last conversation: short ones without an agent come between. */
const LOOK_BACK = 20;

const STATUS = {
  ready: "ready",
  reserved: "busy",
  talking: "busy",
  "wrap-up": "busy",
  away: "away",
  offline: "offline",
} as const satisfies Record<Agent["state"]["status"], Colleague["status"]>;

/** The tenant's agents, and who of them knows this customer. */
export function colleaguesPort(call: LiveContact): ColleaguesPort {
  return {
    async find(who, { signal }) {
      signal.throwIfAborted();
      const wanted = who.trim().toLowerCase();
      const found = (await call.stores.agents.list()).find(({ id, name, email, extension }) =>
        [id, name, email, extension].some((known) => known?.toLowerCase() === wanted),
      );
      return found && colleague(found);
    },

    async last(within, { signal }) {
      signal.throwIfAborted();
      const { from } = call.identity;
      if (!call.customerId && from === "") return undefined;
      const { calls } = await call.stores.calls.search({
        ...(call.customerId ? { customer: call.customerId } : { text: from }),
        from: call.world.clock.now() - within,
        limit: LOOK_BACK,
      });
      const served = calls.find((earlier) => earlier.agent && (call.customerId || earlier.from === from));
      const agent = served?.agent && (await call.stores.agents.find(served.agent));
      return agent ? colleague(agent) : undefined;
    },
  };
}

function colleague({ id, name, extension, state, reachable }: Agent): Colleague {
  const status = STATUS[state.status];
  return {
    ...{ id, name },
    ...(extension === undefined ? {} : { extension }),
    // A phone that is not registered rings nowhere.
    status: status === "ready" && !reachable ? "away" : status,
  };
}
