import type { TenantEvent } from "@patchbay/wire/tenant-event";

export type Offer = Extract<TenantEvent, { type: "offer.made" }>;
type OfferEnd = Extract<TenantEvent, { type: "offer.ended" }>["how"];

/**
 * What the agent is being asked to take, and how the last asking ended. Built from the realtime socket alone, which tells
 * a pending offer again to a page that was reloaded.
 */
export interface Desk {
  readonly offer?: Offer;
  readonly outcome?: { readonly how: OfferEnd; readonly from: string; readonly queue: string; readonly at: number };
  /** Offers that are over, newest last: news of them that comes late changes nothing. */
  readonly over: readonly string[];
}

export const EMPTY_DESK: Desk = { over: [] };

/** After this long without word of its end, an offer is no longer shown: the socket was down when it ended. */
const GRACE_MS = 5_000;
const REMEMBERED = 32;

export type DeskEvent = TenantEvent | { readonly type: "outcome-read" };

export function nextDesk(desk: Desk, event: DeskEvent, me: string): Desk {
  // A chat does not ring: it stands in the list of chats until it is accepted.
  if (event.type === "offer.made" && event.channel) return desk;
  if (event.type === "offer.made" && event.agent === me) {
    return desk.over.includes(event.offer) ? desk : { offer: event, over: desk.over };
  }
  if (event.type === "offer.ended" && event.agent === me) return endOffer(desk, event.offer, event.how, event.at);
  if (event.type === "outcome-read" && desk.outcome) {
    const { outcome: _, ...rest } = desk;
    return rest;
  }
  return desk;
}

/** The offer that stands at this instant. */
export function standingOffer(desk: Desk, now: number): Offer | undefined {
  return desk.offer && now < desk.offer.until + GRACE_MS ? desk.offer : undefined;
}

function endOffer(desk: Desk, offer: string, how: OfferEnd, at: number): Desk {
  if (desk.over.includes(offer)) return desk;
  const over = [...desk.over, offer].slice(-REMEMBERED);
  if (desk.offer?.offer !== offer) return { ...desk, over };
  const { from, queue } = desk.offer;
  return how === "answered" ? { over } : { over, outcome: { how, from, queue, at } };
}
