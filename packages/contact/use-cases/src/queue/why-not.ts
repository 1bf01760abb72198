import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { QueueEntryState } from "@patchbay/domain/queue";
import type { Verdict } from "@patchbay/domain/routing/decision";
import { explain } from "@patchbay/domain/routing/explain";
import type { Strategy } from "@patchbay/domain/routing/routing-rules";
import type { Clock } from "@patchbay/ports/clock";
import { routingPicture } from "@patchbay/ports/routing-picture";
import type { TenantStores } from "@patchbay/ports/stores";

export interface WhyNotAnswer {
  readonly entry: QueueEntryId;
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly state: QueueEntryState;
  /** For every agent; absent when the contact waits no more. */
  readonly now?: readonly NamedVerdict[];
  /** What was decided, the earliest first: each offer, and whatever changed while it waited. */
  readonly history: readonly PastDecision[];
}

export type NamedVerdict = Verdict & { readonly name: string };

export interface PastDecision {
  readonly at: Instant;
  /** Who was offered it. */
  readonly agent?: UserId;
  readonly agentName?: string;
  readonly strategy: Strategy;
  readonly priority: number;
  readonly verdicts: readonly NamedVerdict[];
}

/** "Why not this agent?" for every agent: of one contact, now and in hindsight. */
export const whyNot =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async (id: QueueEntryId): Promise<Result<WhyNotAnswer, { readonly code: "queue-entry.not-found" }>> => {
    const entry = await stores.queues.entry(id);
    if (!entry) return err({ code: "queue-entry.not-found" });
    const [picture, decisions] = await Promise.all([
      routingPicture(stores, clock.now()),
      stores.routing.decisionsOf(id),
    ]);
    const names = new Map(picture.agents.map((agent) => [agent.id, agent.name]));
    const named = (verdict: Verdict): NamedVerdict => ({ ...verdict, name: names.get(verdict.agent) ?? verdict.agent });
    const contact = picture.contacts.find((each) => each.entry === id);
    const now = contact && picture.everybody.map((candidate) => named(explain(contact, candidate, picture)));
    return ok({
      ...{ entry: id, enteredAt: entry.enteredAt, state: entry.state },
      queue: picture.queues.find((queue) => queue.id === entry.queue)?.name ?? entry.queue,
      ...(now ? { now: now.sort((a, b) => a.obstacles.length - b.obstacles.length) } : {}),
      history: decisions.map(({ at, agent, strategy, priority, verdicts }) => ({
        ...{ at, strategy, priority },
        ...(agent === undefined ? {} : { agent, agentName: names.get(agent) ?? agent }),
        verdicts: verdicts.map(named),
      })),
    });
  };
