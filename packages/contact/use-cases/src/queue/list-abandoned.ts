import { DAY } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { AbandonedContact } from "@patchbay/ports/store/routing-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type KnowingMembers, memberNames } from "../member/member-names.ts";

/** A caller who gave up and was not heard of since, with the names of queue and colleague. Who wrote leaves no number to call. */
export type AbandonedCall = Omit<AbandonedContact, "queue"> & {
  readonly queue: string;
  readonly followedUpByName?: string;
};

export const listAbandoned =
  ({ stores, clock, ...knowing }: KnowingMembers & { readonly stores: TenantStores; readonly clock: Clock }) =>
  async ({ days }: { readonly days: number }): Promise<readonly AbandonedCall[]> => {
    const [contacts, queues, names] = await Promise.all([
      stores.routing.abandoned(clock.now() - days * DAY),
      stores.queues.list(),
      memberNames(knowing),
    ]);
    const titles = new Map(queues.map(({ id, name }) => [id, name]));
    return contacts
      .filter(({ from }) => from !== "")
      .map((contact) => {
        const by = contact.followedUpBy && names.get(contact.followedUpBy);
        return {
          ...contact,
          queue: titles.get(contact.queue) ?? contact.queue,
          ...(by ? { followedUpByName: by } : {}),
        };
      });
  };
