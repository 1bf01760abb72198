import type { UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Queue } from "@patchbay/domain/queue";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { RefusalReason } from "@patchbay/wire/runtime-command";
import type { BoundFlow } from "../call/live-call.ts";
import type { World } from "../call/world.ts";
import { type NumberRoute, routeNumber } from "../trunk/number-route.ts";

/** Where an agent sends a customer, checked: it exists, is free to take a call, or may be dialled. */
export type Target =
  | { readonly kind: "queue"; readonly queue: Queue }
  | { readonly kind: "agent"; readonly agent: Agent }
  | { readonly kind: "number"; readonly route: NumberRoute & { readonly by: "trunk" } }
  /** One of the tenant's own numbers: the customer goes on in the flow that answers it. */
  | { readonly kind: "flow"; readonly flow: BoundFlow };

/** Who can be talked with before the customer is handed over. */
export type PartyTarget = Exclude<Target, { kind: "queue" | "flow" }>;

export interface NotATarget {
  readonly code: "target.not-allowed";
  readonly reason: RefusalReason;
}

export async function findTarget(
  world: World,
  stores: TenantStores,
  to: string,
  by: UserId,
): Promise<Result<Target, NotATarget>> {
  const colon = to.indexOf(":");
  const name = to.slice(colon + 1);
  switch (to.slice(0, colon)) {
    case "queue": {
      const queue = await stores.queues.byName(name);
      return queue ? ok({ kind: "queue", queue }) : refuse("unknown-target");
    }
    case "agent":
      return free(await stores.agents.find(name as UserId), by);
    case "number": {
      const bound = await stores.flows.number(name.replace(/[\s().\-/]/g, ""));
      if (bound?.flow !== undefined && bound.version !== undefined && bound.hash) {
        return ok({ kind: "flow", flow: { flow: bound.flow, version: bound.version, hash: bound.hash } });
      }
      const route = await routeNumber(world, stores, name);
      if (!route.ok) return refuse("number-not-allowed");
      return route.value.by === "extension" ? free(route.value.agent, by) : ok({ kind: "number", route: route.value });
    }
    default:
      return refuse("unknown-target");
  }
}

function free(agent: Agent | undefined, by: UserId): Result<Target, NotATarget> {
  if (!agent || agent.id === by) return refuse("unknown-target");
  if (agent.state.status !== "ready" || !agent.reachable) return refuse("colleague-not-ready");
  return ok({ kind: "agent", agent });
}

function refuse(reason: RefusalReason) {
  return err({ code: "target.not-allowed" as const, reason });
}
