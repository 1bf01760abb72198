import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { TicketEvent, TicketFile, TicketMove, TicketStatus } from "@patchbay/domain/ticket";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { type ChangeTicketError, changeTicket } from "../ticket/change-ticket.ts";
import type { TicketWorld } from "../ticket/ticket-world.ts";
import type { PortalGuest } from "./portal-link.ts";

/** A ticket as its customer sees it. */
export interface OwnTicket {
  readonly number: number;
  readonly subject: string;
  readonly status: TicketStatus;
  /** What the status is called where a flow draws it. */
  readonly step?: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly rating?: number;
}

export interface OwnTicketDetail extends OwnTicket {
  readonly description: string;
  readonly comments: readonly OwnComment[];
  readonly moves: readonly TicketMove[];
  readonly canClose: boolean;
  readonly canReopen: boolean;
  readonly canRate: boolean;
}

export interface OwnComment {
  readonly at: Instant;
  readonly from: "customer" | "us";
  readonly text: string;
  /** Each is opened by the comment's place among all and its own among the comment's. */
  readonly place: number;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

type NotFound = { readonly code: "ticket.not-found" };

export const listOwnTickets =
  ({ stores }: Pick<TicketWorld, "stores">, { customer }: PortalGuest) =>
  async (): Promise<readonly OwnTicket[]> =>
    (await stores.tickets.search({ customer, limit: 100 })).tickets.map(plainOf);

/** Another customer's number is not found, like one that there is not. */
async function ownOf(
  { stores }: Pick<TicketWorld, "stores">,
  { customer }: PortalGuest,
  number: number,
): Promise<Ticket | undefined> {
  const ticket = await stores.tickets.byNumber(number);
  return ticket?.customer === customer ? ticket : undefined;
}

export const readOwnTicket =
  (world: Pick<TicketWorld, "stores">, guest: PortalGuest) =>
  async (number: number): Promise<Result<OwnTicketDetail, NotFound>> => {
    const ticket = await ownOf(world, guest, number);
    if (!ticket) return err({ code: "ticket.not-found" });
    const history = await world.stores.tickets.history(ticket.id);
    const comments = history.flatMap(({ at, event }, place): readonly OwnComment[] => {
      if (event.type !== "commented" || !event.public) return [];
      const files = (event.files ?? []).map(({ name, bytes }) => ({ name, bytes }));
      return [{ at, from: event.from ?? "us", text: event.text, place, files }];
    });
    const isDone = ticket.status === "resolved" || ticket.status === "closed";
    return ok({
      ...plainOf(ticket),
      ...{ description: ticket.description, comments },
      moves: ticket.step?.moves.filter(({ forCustomer }) => forCustomer) ?? [],
      canClose: !ticket.step && ticket.status !== "closed",
      canReopen: !ticket.step && isDone && ticket.mergedInto === undefined,
      canRate: isDone && ticket.rating === undefined,
    });
  };

export type GuestAct =
  | { readonly do: "comment"; readonly text: string; readonly files: readonly TicketFile[] }
  | { readonly do: "close" | "reopen" }
  | { readonly do: "move"; readonly move: string }
  | { readonly do: "rate"; readonly score: number; readonly comment: string };

export const actOnOwnTicket =
  (world: TicketWorld, guest: PortalGuest) =>
  async (number: number, act: GuestAct): Promise<Result<OwnTicketDetail, ChangeTicketError>> => {
    const ticket = await ownOf(world, guest, number);
    if (!ticket) return err({ code: "ticket.not-found" });
    const event = eventOf(act, ticket);
    if (!event) return err({ code: "ticket.not-allowed", from: ticket.status, event: "moved" });
    const changed = await changeTicket(world)({ id: ticket.id, event });
    return changed.ok ? readOwnTicket(world, guest)(number) : changed;
  };

/** Undefined: customers may not. */
function eventOf(act: GuestAct, { step, mergedInto, rating }: Ticket): TicketEvent | undefined {
  switch (act.do) {
    case "comment":
      return { type: "commented", text: act.text, public: true, from: "customer", files: act.files };
    case "close":
      return { type: "status-set", status: "closed" };
    case "reopen":
      return mergedInto === undefined ? { type: "status-set", status: "open" } : undefined;
    case "move":
      return step?.moves.some(({ id, forCustomer }) => forCustomer && id === act.move)
        ? { type: "moved", move: act.move }
        : undefined;
    case "rate":
      return rating === undefined ? { type: "rated", score: act.score, comment: act.comment } : undefined;
  }
}

/** A file of a public comment. */
export const ownFile =
  (world: Pick<TicketWorld, "stores">, guest: PortalGuest) =>
  async (number: number, place: number, index: number): Promise<Result<TicketFile, NotFound>> => {
    const ticket = await ownOf(world, guest, number);
    const event = ticket && (await world.stores.tickets.history(ticket.id))[place]?.event;
    const file = event?.type === "commented" && event.public ? event.files?.[index] : undefined;
    return file ? ok(file) : err({ code: "ticket.not-found" });
  };

function plainOf({ number, subject, status, step, createdAt, changedAt, rating }: Ticket): OwnTicket {
  return {
    ...{ number, subject, status, createdAt, changedAt },
    ...(step === undefined ? {} : { step: step.title }),
    ...(rating === undefined ? {} : { rating }),
  };
}
