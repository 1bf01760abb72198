import type { CallId, CustomerId, TicketId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { TicketEvent, TicketNotAllowed, TicketPriority, TicketStatus, TicketStep } from "@patchbay/domain/ticket";
import type { TicketHistory, TicketSla } from "@patchbay/domain/ticket/sla";

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
  readonly step?: TicketStep;
  readonly sla?: TicketSla;
  /** The earliest promise that runs. */
  readonly dueAt?: Instant;
  /** A promise was broken. */
  readonly breached: boolean;
  /** The number of the ticket that this one goes on as. */
  readonly mergedInto?: number;
  readonly closedAt?: Instant;
  readonly rating?: number;
  readonly ratingComment?: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly revision: number;
}

export interface TicketFilter {
  readonly text?: string;
  readonly status?: TicketStatus;
  readonly priority?: TicketPriority;
  readonly type?: string;
  readonly assignee?: UserId;
  readonly customer?: CustomerId;
  readonly call?: CallId;
  /** Those with a broken promise. */
  readonly breached?: boolean;
}

export const LINK_KINDS = ["parent", "duplicate", "related", "contact"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** As the ticket's page shows it; `ticket` absent: a contact. */
export interface TicketLink {
  readonly kind: LinkKind | "child";
  readonly target: string;
  readonly ticket?: Pick<Ticket, "id" | "number" | "subject" | "status">;
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
  search(
    filter: TicketFilter & {
      readonly limit: number;
      readonly cursor?: string;
      /** `due`: the earliest promise first, without pages; else the newest first. */
      readonly order?: "due";
    },
  ): Promise<{ readonly tickets: readonly Ticket[]; readonly next?: string }>;
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
  history(id: TicketId): Promise<TicketHistory>;
  /** What was reckoned of its promises; changes neither history nor revision. */
  saveSla(id: TicketId, sla: TicketSla | undefined): Promise<void>;
  /** Those whose promises somebody has to be told of. */
  toLookAt(now: Instant, limit: number): Promise<readonly Ticket[]>;
  link(id: TicketId, kind: LinkKind, target: string): Promise<void>;
  unlink(id: TicketId, kind: LinkKind, target: string): Promise<void>;
  links(id: TicketId): Promise<readonly TicketLink[]>;
  /** Counts one more try on this subject, and says how many there were since then, this one included. */
  guess(subject: string, at: Instant, since: Instant): Promise<number>;
}
