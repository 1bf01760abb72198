import type { CallId, QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { QueueEntry, QueueEntryState, SkillLevel } from "@patchbay/domain/queue";
import { type Candidate, route, type Waiting, type WhyNot } from "@patchbay/domain/router";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** One that waits, and for every agent of its queue the reason why not them. */
export interface ExplainedEntry {
  readonly entry: QueueEntryId;
  readonly call: CallId;
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly priority: number;
  readonly skills: readonly SkillLevel[];
  readonly state: QueueEntryState["status"];
  readonly reasons: readonly { readonly agent: UserId; readonly name: string; readonly whyNot: WhyNot }[];
}

/** Asks the very router that assigns, so that the answer is the true one. */
export const explainWaiting =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (): Promise<readonly ExplainedEntry[]> => {
    const [queues, entries, agents] = await Promise.all([
      stores.queues.list(),
      stores.queues.waiting(),
      stores.agents.list(),
    ]);
    const queueNames = new Map(queues.map((queue) => [queue.id, queue.name]));
    const agentNames = new Map(agents.map((agent) => [agent.id, agent.name]));
    const open = entries.filter((entry) => entry.state.status === "waiting");
    const waiting = await Promise.all(open.map((entry) => asRouterSees(stores, entry)));
    const { reasons } = route(waiting, agents.map(candidate));
    return entries.map((entry) => ({
      entry: entry.id,
      call: entry.call,
      queue: queueNames.get(entry.queue) ?? entry.queue,
      enteredAt: entry.enteredAt,
      priority: entry.priority,
      skills: entry.skills,
      state: entry.state.status,
      reasons: [...(reasons.get(entry.id) ?? [])].map(([agent, whyNot]) => ({
        agent,
        name: agentNames.get(agent) ?? agent,
        whyNot,
      })),
    }));
  };

async function asRouterSees(stores: TenantStores, entry: QueueEntry): Promise<Waiting> {
  const offers = await stores.queues.offersOf(entry.id);
  const notTo = offers.filter((offer) => offer.how === "missed" || offer.how === "declined");
  const { id, queue, skills, priority, enteredAt } = entry;
  return { entry: id, queue, skills, priority, enteredAt, notTo: notTo.map((offer) => offer.agent) };
}

function candidate({ id, queues, skills, state, reachable }: Agent): Candidate {
  return { agent: id, queues, skills, reachable, ...(state.status === "ready" ? { readySince: state.since } : {}) };
}
