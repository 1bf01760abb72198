import type { UserId } from "@patchbay/base/ids";
import type { Bus } from "@patchbay/ports/bus";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import type { ConversationBoard } from "../call/conversation-board.ts";
import { myConversation, screenOf } from "../call/my-conversation.ts";

type About<Type extends TenantEvent["type"]> = Extract<TenantEvent, { type: Type }>;

/**
 * What an agent's desk looks like now, told as the events that would have led here: the state, the offer that rings,
 * the conversation that goes on. A workspace that opens or reloads hears these first and then what changes.
 */
export const deskNow =
  (desk: {
    readonly stores: TenantStores;
    readonly clock: Clock;
    readonly bus: Bus;
    readonly conversations: ConversationBoard;
    readonly by: UserId;
  }) =>
  async (): Promise<readonly TenantEvent[]> => {
    const { stores, clock, by } = desk;
    const agent = await stores.agents.find(by);
    if (!agent) return [];
    const stamp = { at: clock.now(), tenant: stores.tenant, agent: by };
    const { state } = agent;
    const changed: About<"agent.changed"> = {
      ...stamp,
      type: "agent.changed",
      status: state.status,
      since: state.since,
      ...(state.status === "away" ? { reason: state.reason } : {}),
    };
    if (state.status === "reserved") {
      const offer = await pendingOffer(stores, state.offer, stamp);
      return offer ? [changed, offer] : [changed];
    }
    const conversation = await myConversation(desk)();
    if (!conversation || conversation.state === "wrap-up") return [changed];
    const { call, entry, state: how, peer, recordingPaused, supervised } = conversation;
    return [
      changed,
      {
        ...stamp,
        type: "conversation.changed",
        call: call.id,
        entry: entry.id,
        state: how,
        recordingPaused,
        ...(peer === undefined ? {} : { peer }),
        ...(supervised === undefined ? {} : { supervised }),
      },
    ];
  };

async function pendingOffer(
  stores: TenantStores,
  offerId: Parameters<TenantStores["queues"]["findOffer"]>[0],
  stamp: { readonly at: number; readonly tenant: string; readonly agent: string },
): Promise<About<"offer.made"> | undefined> {
  const offer = await stores.queues.findOffer(offerId);
  const entry = offer && (await stores.queues.entry(offer.entry));
  const call = entry && (await stores.calls.find(entry.call));
  if (!offer || !entry || !call || offer.how !== undefined) return undefined;
  const queue = (await stores.queues.list()).find((item) => item.id === entry.queue);
  const customer = call.customer ?? entry.customer;
  const screen = screenOf(entry);
  return {
    ...stamp,
    type: "offer.made",
    offer: offer.offer,
    call: call.id,
    entry: entry.id,
    queue: queue?.name ?? entry.queue,
    until: offer.until,
    from: call.from,
    to: call.to,
    enteredAt: entry.enteredAt,
    ...(entry.state.status === "talking" ? { by: entry.state.agent } : {}),
    ...(customer === undefined ? {} : { customer }),
    screen: { ...screen, panels: [...screen.panels], data: { ...screen.data } } as About<"offer.made">["screen"],
  };
}
