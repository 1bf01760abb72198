import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { QueueEntryState, SkillLevel } from "@patchbay/domain/queue";
import { explain } from "@patchbay/domain/routing/explain";
import { inTurn } from "@patchbay/domain/routing/route";
import type { Clock } from "@patchbay/ports/clock";
import { routingPicture } from "@patchbay/ports/routing-picture";
import type { TenantStores } from "@patchbay/ports/stores";

/** One that waits, in the order in which it is their turn. */
export interface WaitingEntry {
  readonly entry: QueueEntryId;
  readonly call: CallId;
  /** Who it is: a number or an address; empty where they have none. */
  readonly from: string;
  readonly customerName?: string;
  readonly queue: string;
  readonly enteredAt: Instant;
  readonly priority: number;
  readonly skills: readonly SkillLevel[];
  readonly state: QueueEntryState["status"];
  /** Signed-in agents for whom it would do, free or not. */
  readonly suited: number;
}

const MOST = 200;

/** The first of those that wait, 200 at most. */
export const explainWaiting =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async (): Promise<readonly WaitingEntry[]> => {
    const [picture, callers] = await Promise.all([routingPicture(stores, clock.now()), stores.routing.callers()]);
    const callerOf = new Map(callers.map(({ entry, ...caller }) => [entry, caller]));
    const queueNames = new Map(picture.queues.map((queue) => [queue.id, queue.name]));
    const byId = new Map(picture.entries.map((entry) => [entry.id, entry]));
    const next = inTurn(picture.contacts, picture.rules).slice(0, MOST);
    return next.flatMap((contact) => {
      const entry = byId.get(contact.entry);
      if (!entry) return [];
      const { id, call, queue, enteredAt, priority, skills, state } = entry;
      const would = picture.candidates.filter(
        (candidate) => explain(contact, candidate, { ...picture, contacts: [contact] }).ahead !== undefined,
      );
      const name = queueNames.get(queue) ?? queue;
      const caller = callerOf.get(id) ?? { from: "" };
      const asked = { enteredAt, priority, skills, state: state.status };
      return { entry: id, call, ...caller, queue: name, ...asked, suited: would.length };
    });
  };
