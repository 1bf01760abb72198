import { DAY } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { AbandonedContact } from "@patchbay/ports/store/routing-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** A caller who gave up and was not heard of since, with the names of queue and colleague. */
export type AbandonedCall = Omit<AbandonedContact, "queue"> & {
  readonly queue: string;
  readonly followedUpByName?: string;
};

export const listAbandoned =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async ({ days }: { readonly days: number }): Promise<readonly AbandonedCall[]> => {
    const [contacts, queues, agents] = await Promise.all([
      stores.routing.abandoned(clock.now() - days * DAY),
      stores.queues.list(),
      stores.agents.list(),
    ]);
    const titles = new Map(queues.map(({ id, name }) => [id, name]));
    const names = new Map(agents.map(({ id, name }) => [id, name]));
    return contacts.map((contact) => {
      const by = contact.followedUpBy && names.get(contact.followedUpBy);
      return {
        ...contact,
        queue: titles.get(contact.queue) ?? contact.queue,
        ...(by ? { followedUpByName: by } : {}),
      };
    });
  };
