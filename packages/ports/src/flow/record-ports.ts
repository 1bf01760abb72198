import type { CustomerId, TicketId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Cells, CellsRefused } from "@patchbay/domain/data-table";
import type { TicketEvent, TicketMove, TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import type { CustomerCard, EffectContext } from "../flow-ports.ts";

/** Tables that business people edit. */
export interface TablePort {
  /** Rows whose cells equal all of these, oldest first. */
  find(
    table: string,
    where: JsonObject,
    limit: number,
    context: EffectContext,
  ): Promise<Result<readonly Cells[], TableError>>;
  write(change: TableChange, context: EffectContext): Promise<Result<{ readonly rows: number }, TableError>>;
}

export interface TableChange {
  readonly table: string;
  /** `save`: changes the rows that match, or adds one of `where` and `cells` together when none does. */
  readonly how: "add" | "change" | "save" | "remove";
  readonly where: JsonObject;
  readonly cells: JsonObject;
}

export type TableError =
  | { readonly code: "table.unknown"; readonly table: string }
  | { readonly code: "table.full"; readonly most: number }
  | CellsRefused;

/** The customer's own record; what is left out stays as it is. */
export interface CustomerChange {
  readonly name?: string;
  readonly tier?: string;
  readonly language?: string;
  readonly externalId?: string;
  readonly addPhone?: string;
  readonly addEmail?: string;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  readonly fields?: JsonObject;
}

export interface CustomerRecordPort {
  /** Undefined when the customer is gone. The card is the one afterwards. */
  change(customer: CustomerId, change: CustomerChange, context: EffectContext): Promise<CustomerCard | undefined>;
  /** A new customer, who becomes this contact's. */
  add(customer: CustomerChange & { readonly name: string }, context: EffectContext): Promise<CustomerCard>;
}

export interface TicketCard {
  readonly id: TicketId;
  readonly number: number;
  readonly type: string;
  readonly subject: string;
  readonly status: TicketStatus;
  /** What the status is called where a flow draws it. */
  readonly step?: string;
  readonly priority: TicketPriority;
  /** Name of who has it. */
  readonly assignee?: string;
  readonly createdAt: Instant;
  readonly fields: JsonObject;
}

/** What a ticket's flow can be woken by while it stands in a status. */
export const TICKET_NEWS = ["customer-commented", "agent-commented", "edited", "sla-warning", "sla-breach"] as const;
export type TicketNews = (typeof TICKET_NEWS)[number];

export interface StandRequest {
  readonly ticket: string;
  readonly status: TicketStatus;
  readonly title: string;
  readonly moves: readonly TicketMove[];
  readonly wakeOn: readonly TicketNews[];
  /** 0: for ever. */
  readonly forMs: Millis;
}

export type StandEnd =
  | { readonly how: "moved"; readonly move: string }
  | { readonly how: TicketNews | "timeout" }
  /** Somebody brought it to an end from outside: it was merged. */
  | { readonly how: "ended" };

/** Tickets that are there already, by id or by number; empty: the one whose flow this is. */
export interface TicketDeskPort {
  find(ticket: string, context: EffectContext): Promise<TicketCard | undefined>;
  apply(
    ticket: string,
    events: readonly TicketEvent[],
    context: EffectContext,
  ): Promise<Result<TicketCard, TicketDeskError>>;
  /** To an agent by name, extension or e-mail address. */
  assign(ticket: string, agent: string, context: EffectContext): Promise<Result<TicketCard, TicketDeskError>>;
  /** Resolves as soon as the ticket has one of these statuses, or with `timeout`. */
  waitFor(
    request: { readonly ticket: string; readonly statuses: readonly TicketStatus[]; readonly forMs: Millis },
    context: EffectContext,
  ): Promise<Result<{ readonly how: "reached" | "timeout"; readonly card: TicketCard }, TicketDeskError>>;
  /** Brings the ticket to a status as the flow draws it, and waits there until somebody takes a way out, something happens, or time is over. */
  stand(
    request: StandRequest,
    context: EffectContext,
  ): Promise<Result<StandEnd & { readonly card: TicketCard }, TicketDeskError>>;
  /** For whoever asks with a proof: a phone number or e-mail address of the ticket's customer. Others learn nothing, and not often. */
  ask(
    request: { readonly ticket: string; readonly handle: string },
    context: EffectContext,
  ): Promise<Result<TicketCard, TicketDeskError | { readonly code: "ticket.too-many" }>>;
}

export type TicketDeskError =
  | { readonly code: "ticket.not-found" }
  | { readonly code: "ticket.unknown-agent"; readonly agent: string }
  | { readonly code: "ticket.refused"; readonly why: string };

/** Numbers that must not be called, by law or by wish. Compared without their punctuation. */
export interface DoNotCallPort {
  /** Why a number stands on the list; undefined when it does not, or its time is over. */
  check(number: string, context: EffectContext): Promise<{ readonly reason: string } | undefined>;
  add(
    entry: { readonly number: string; readonly reason: string; readonly forMs?: Millis },
    context: EffectContext,
  ): Promise<void>;
}

/** What customers answer when they are asked how it was. */
export interface SurveyPort {
  save(
    answer: { readonly question: string; readonly score: number; readonly best: number },
    context: EffectContext,
  ): Promise<void>;
}

/** The tenant's webhooks, with an event of the flow's own. */
export interface OutboxPort {
  send(event: string, data: JsonObject, context: EffectContext): Promise<void>;
}
