import type { QueueEntryId, TenantId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import { decisionsOf, type RoutingDecision } from "@patchbay/domain/routing/decision";
import type { Picture } from "@patchbay/domain/routing/explain";
import type { Assignment } from "@patchbay/domain/routing/router";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Log } from "../call/world.ts";

/** A contact that goes on waiting is explained anew that often, and written down when something is otherwise. */
const AGAIN_MS: Millis = 5_000;

/** One look explains so many pairs of contact and agent at most: calls go on in this process meanwhile. */
const PAIRS = 4_000;

interface Written {
  readonly at: Instant;
  readonly what: string;
}

/** Writes down what the router decided and why: every offer, and of those that wait whatever changed in why they wait. */
export class DecisionBook {
  readonly #log: Log;
  readonly #written = new Map<TenantId, ReadonlyMap<QueueEntryId, Written>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Routing does not depend on it: a failure is logged, and the next look writes again. */
  async record(stores: TenantStores, picture: Picture, made: readonly Assignment[]): Promise<void> {
    const before = this.#written.get(stores.tenant) ?? new Map<QueueEntryId, Written>();
    const due = picture.contacts
      .filter(({ entry }) => picture.now - (before.get(entry)?.at ?? -AGAIN_MS) >= AGAIN_MS)
      .slice(0, Math.max(1, Math.floor(PAIRS / Math.max(1, picture.candidates.length))));
    const decisions = decisionsOf(picture, made, (contact) => due.includes(contact));
    const news = decisions.filter(({ entry, agent, ...rest }) => agent || before.get(entry)?.what !== gist(rest));
    try {
      if (news.length > 0) await stores.routing.record(news);
      const after = new Map(decisions.map(({ entry, ...rest }) => [entry, { at: picture.now, what: gist(rest) }]));
      for (const { entry } of picture.contacts) {
        const known = before.get(entry);
        if (known && !after.has(entry)) after.set(entry, known);
      }
      this.#written.set(stores.tenant, after);
    } catch (error) {
      this.#log.warn({ tenant: stores.tenant, error: String(error) }, "routing decisions were not written down");
    }
  }
}

/** Equal while the reasons are. */
function gist({ verdicts, priority, strategy }: Omit<RoutingDecision, "entry" | "agent">): string {
  return JSON.stringify([priority, strategy, verdicts]);
}
