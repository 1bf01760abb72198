import type { QueueEntryId } from "@patchbay/base/ids";
import { DAY, type Instant, type Millis } from "@patchbay/base/time";
import { skillsOf } from "@patchbay/domain/agent-skills";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import type { Candidate } from "@patchbay/domain/routing/candidate";
import type { Load } from "@patchbay/domain/routing/capacity";
import type { Contact, NotTo } from "@patchbay/domain/routing/contact";
import type { Picture } from "@patchbay/domain/routing/explain";
import { PLAIN_RULES } from "@patchbay/domain/routing/routing-rules";
import { workOf } from "@patchbay/domain/routing/working-rules";
import type { Agent } from "./store/agent-store.ts";
import type { TenantStores } from "./stores.ts";

/** Whoever missed or declined a contact is not offered the same one again at once. */
const NOT_AGAIN_MS: Millis = 20_000;

export interface RoutingPicture extends Picture {
  readonly queues: readonly Queue[];
  readonly entries: readonly QueueEntry[];
  readonly agents: readonly Agent[];
  /** Also those who are signed out. */
  readonly everybody: readonly Candidate[];
}

/** All that routing goes by at this instant: the router decides on it, and "why not this agent" explains it. */
export async function routingPicture(stores: TenantStores, now: Instant): Promise<RoutingPicture> {
  const [queues, entries, agents, refusals, atHand] = await Promise.all([
    stores.queues.list(),
    stores.queues.waiting(),
    stores.agents.list(),
    stores.routing.refusals(now - NOT_AGAIN_MS),
    stores.queues.atHand(),
  ]);
  const rules = new Map(queues.map(({ id, routing }) => [id, routing ?? PLAIN_RULES]));
  const counts = [...rules.values()].some(({ strategy }) => strategy === "least-busy" || strategy === "round-robin");
  const workloads = new Map(
    (counts ? await stores.routing.workloads(now - DAY) : []).map((workload) => [workload.agent, workload]),
  );
  const notTo = new Map<QueueEntryId, NotTo[]>();
  for (const { entry, agent, at } of refusals) {
    notTo.set(entry, [...(notTo.get(entry) ?? []), { agent, until: at + NOT_AGAIN_MS }]);
  }
  const everybody = agents.map((agent) => ({
    ...asCandidate(agent, atHand.get(agent.id)),
    ...workloads.get(agent.id),
  }));
  const here = new Set(agents.filter(({ state }) => state.status !== "offline").map(({ id }) => id));
  return {
    ...{ queues, entries, agents, everybody, rules, now },
    contacts: entries.map((entry) => asContact(entry, notTo.get(entry.id))),
    candidates: everybody.filter(({ agent }) => here.has(agent)),
  };
}

function asContact(
  { id, queue, skills, priority, enteredAt, lastAgent, channel, task }: QueueEntry,
  notTo?: readonly NotTo[],
): Contact {
  return {
    ...{ entry: id, queue, skills, priority, enteredAt },
    ...(channel === undefined ? {} : { channel }),
    // Campaigns and callbacks: we call them.
    ...(task === undefined ? {} : { direction: "out" }),
    ...(lastAgent === undefined ? {} : { lastAgent }),
    ...(notTo ? { notTo } : {}),
  };
}

function asCandidate(colleague: Agent, written: Load = {}): Candidate {
  const { id: agent, queues, team, state, reachable, work, teamWork } = colleague;
  const isBusy = state.status === "talking" || state.status === "reserved" || state.status === "wrap-up";
  return {
    ...{ agent, queues, skills: skillsOf(colleague), reachable },
    ...workOf(work, teamWork),
    ...(team === undefined ? {} : { team }),
    load: isBusy ? { ...written, voice: 1 } : written,
    ...(state.status === "ready" ? { readySince: state.since } : {}),
  };
}
