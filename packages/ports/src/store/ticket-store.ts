import type { CallId, CustomerId, TicketId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { TicketEvent, TicketNotAllowed, TicketPriority, TicketStatus } from "@patchbay/domain/ticket";

export interface Ticket {
  readonly id: TicketId;
  /** Per tenant, from 1, what people say to each other. */
  readonly number: number;
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly status: TicketStatus;
  readonly priority: TicketPriority;
  readonly assignee?: UserId;
  readonly assigneeName?: string;
  readonly customer?: CustomerId;
  readonly customerName?: string;
  readonly call?: CallId;
  readonly fields: JsonObject;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly revision: number;
}

export interface NewTicket {
  /** Idempotency key, e.g. the flow effect's `run/step/visit` or a form's draft id. */
  readonly key: string;
  readonly type: string;
  readonly subject: string;
  readonly description: string;
  readonly priority: TicketPriority;
  readonly assignee?: UserId;
  readonly customer?: CustomerId;
  readonly call?: CallId;
  readonly fields: JsonObject;
  readonly by?: UserId;
}

export interface TicketStore {
  create(ticket: NewTicket): Promise<Ticket>;
  find(id: TicketId): Promise<Ticket | undefined>;
  byNumber(number: number): Promise<Ticket | undefined>;
  search(filter: {
    readonly text?: string;
    readonly status?: TicketStatus;
    readonly assignee?: UserId;
    readonly customer?: CustomerId;
    readonly call?: CallId;
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly tickets: readonly Ticket[]; readonly next?: string }>;
  apply(
    id: TicketId,
    event: TicketEvent,
    by: UserId | undefined,
    revision?: number,
  ): Promise<
    Result<
      Ticket,
      | TicketNotAllowed
      | { readonly code: "ticket.not-found" }
      | { readonly code: "ticket.conflict"; readonly revision: number }
    >
  >;
  history(
    id: TicketId,
  ): Promise<readonly { readonly at: Instant; readonly by?: string; readonly event: TicketEvent }[]>;
}
