import type { CallId, CustomerId, TicketId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import {
  nextTicketState,
  type TicketEvent,
  type TicketPriority,
  type TicketState,
  type TicketStatus,
  type TicketStep,
} from "@patchbay/domain/ticket";
import { nextDue, nextLook, SLA_CLOCKS, type TicketSla } from "@patchbay/domain/ticket/sla";
import type { NewTicket, Ticket, TicketStore } from "@patchbay/ports/store/ticket-store";
import type { Tx } from "../database.ts";
import { Prisma } from "../generated/client.ts";
import { jsonInput } from "../json-text.ts";
import { present } from "../present.ts";
import { pageAfter, pageCursor } from "./page-cursor.ts";
import type { TenantContext } from "./tenant-context.ts";
import { ticketLinks } from "./ticket-links.ts";

type Row = Prisma.TicketGetPayload<{ include: { customer: true } }>;

export function postgresTicketStore({ inTx, chance, clock }: TenantContext): TicketStore {
  return {
    create: (ticket) =>
      inTx(async (tx) => {
        // The counter's row is the lock: two with one key come one after the other.
        await tx.$executeRaw`INSERT INTO counter (kind) VALUES ('ticket') ON CONFLICT (tenant_id, kind) DO UPDATE
          SET last = counter.last`;
        const known = await first(tx, { key: ticket.key });
        if (known) return known;
        const [counter] = await tx.$queryRaw<{ last: number }[]>`
          UPDATE counter SET last = last + 1 WHERE kind = 'ticket' RETURNING last`;
        const at = new Date(clock.now());
        const row = { id: chance.id(), number: counter?.last ?? 1, createdAt: at, changedAt: at, ...columns(ticket) };
        await tx.ticket.createMany({ data: row });
        return (await first(tx, { id: row.id })) as Ticket;
      }),

    find: (id) => inTx((tx) => first(tx, { id })),
    byNumber: (number) => inTx((tx) => first(tx, { number })),

    search: ({ text, limit, cursor, order, ...exact }) =>
      inTx(async (tx) => {
        const { customer, call, ...same } = exact;
        const after = pageAfter(cursor);
        const rows = await tx.ticket.findMany({
          where: {
            ...same,
            ...(customer !== undefined && { customerId: customer }),
            ...(call !== undefined && { callId: call }),
            AND: [
              text ? matching(text) : {},
              after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {},
            ],
          },
          include: { customer: true },
          orderBy:
            order === "due"
              ? [{ dueAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }]
              : [{ createdAt: "desc" }, { id: "desc" }],
          take: limit + 1,
        });
        const tickets = await named(tx, rows.slice(0, limit));
        const last = rows.length > limit && order === undefined ? rows[limit - 1] : undefined;
        return last ? { tickets, next: pageCursor(last.createdAt, last.id) } : { tickets };
      }),

    apply: (id, event, by, revision) =>
      inTx(async (tx) => {
        await tx.$queryRaw`SELECT id FROM ticket WHERE id = ${id} FOR UPDATE`;
        const ticket = await first(tx, { id });
        if (!ticket) return err({ code: "ticket.not-found" });
        if (revision !== undefined && revision !== ticket.revision) {
          return err({ code: "ticket.conflict", revision: ticket.revision });
        }
        const next = nextTicketState(ticket, event);
        if (!next.ok) return next;
        const at = new Date(clock.now());
        await tx.ticket.updateMany({
          where: { id },
          data: { ...changed(ticket, event, next.value, at), changedAt: at, revision: { increment: 1 } },
        });
        const written = { ticketId: id, at, by: by ?? null, event: jsonInput({ ...event }), status: next.value.status };
        await tx.ticketEvent.createMany({ data: written });
        return ok((await first(tx, { id })) as Ticket);
      }),

    history: (id) =>
      inTx(async (tx) => {
        const rows = await tx.$queryRaw<{ at: Date; by: string | null; event: TicketEvent; status: TicketStatus }[]>`
          SELECT e.at, coalesce(a.name, e.by) AS by, e.event,
            coalesce(e.status, e.event ->> 'status', 'open') AS status
          FROM ticket_event e LEFT JOIN agent a ON a.id = e.by
          WHERE e.ticket_id = ${id} ORDER BY e.id`;
        return rows.map(({ at, ...row }) => present({ at: at.getTime(), ...row }));
      }),

    saveSla: (id, sla) =>
      inTx(async (tx) => {
        const [due, look] = [sla && nextDue(sla), sla && nextLook(sla)];
        await tx.ticket.updateMany({
          where: { id },
          data: {
            sla: sla ? jsonInput(sla) : Prisma.DbNull,
            dueAt: due === undefined ? null : new Date(due),
            lookAt: look === undefined ? null : new Date(look),
            breached: SLA_CLOCKS.some((clock) => sla?.clocks[clock]?.breached),
          },
        });
      }),

    toLookAt: (now, limit) =>
      inTx(async (tx) => {
        const where = { lookAt: { lte: new Date(now) } };
        return named(
          tx,
          await tx.ticket.findMany({ where, include: { customer: true }, orderBy: { lookAt: "asc" }, take: limit }),
        );
      }),

    ...ticketLinks({ inTx }),

    guess: (subject, at, since) =>
      inTx(async (tx) => {
        await tx.guess.createMany({ data: { subject, at: new Date(at) } });
        return tx.guess.count({ where: { subject, at: { gte: new Date(since) } } });
      }),
  };
}

/** What an event leaves in the ticket's row. */
function changed(
  ticket: Ticket,
  event: TicketEvent,
  next: TicketState,
  at: Date,
): Prisma.TicketUpdateManyMutationInput {
  const { status, priority, subject, description, assignee, fields, step } = next;
  return {
    ...{ status, priority, subject, description, assignee: assignee ?? null, fields: jsonInput(fields) },
    step: step ? jsonInput(step) : Prisma.DbNull,
    ...(status === "closed" ? (ticket.status === "closed" ? {} : { closedAt: at }) : { closedAt: null }),
    ...(event.type === "merged" && { mergedInto: event.into }),
    ...(event.type === "rated" && {
      ...{ rating: event.score, ratingComment: event.comment, ratedAt: at, ratedAgent: assignee ?? null },
    }),
  };
}

function columns(ticket: NewTicket) {
  return {
    key: ticket.key,
    type: ticket.type,
    subject: ticket.subject,
    description: ticket.description,
    status: ticket.assignee ? "open" : "new",
    priority: ticket.priority,
    assignee: ticket.assignee ?? null,
    customerId: ticket.customer ?? null,
    callId: ticket.call ?? null,
    fields: jsonInput(ticket.fields),
  };
}

/** Words of the subject, the description, the customer's name; or the number. */
function matching(text: string): Prisma.TicketWhereInput {
  const contains = { contains: text.trim(), mode: "insensitive" } as const;
  const number = /^#?(\d{1,9})$/.exec(text.trim())?.[1];
  return {
    OR: [
      { subject: contains },
      { description: contains },
      { customer: { is: { name: contains } } },
      ...(number ? [{ number: Number(number) }] : []),
    ],
  };
}

async function first(tx: Tx, where: Prisma.TicketWhereInput): Promise<Ticket | undefined> {
  const row = await tx.ticket.findFirst({ where, include: { customer: true } });
  return row ? (await named(tx, [row]))[0] : undefined;
}

async function named(tx: Tx, rows: readonly Row[]): Promise<readonly Ticket[]> {
  const ids = [...new Set(rows.flatMap((row) => row.assignee ?? []))];
  const agents = ids.length === 0 ? [] : await tx.agent.findMany({ where: { id: { in: ids } } });
  const names = new Map(agents.map((agent) => [agent.id, agent.name]));
  return rows.map((row) =>
    present({
      id: row.id as TicketId,
      number: row.number,
      type: row.type,
      subject: row.subject,
      description: row.description,
      status: row.status as TicketStatus,
      priority: row.priority as TicketPriority,
      assignee: row.assignee as UserId | null,
      assigneeName: row.assignee === null ? null : names.get(row.assignee),
      customer: row.customerId as CustomerId | null,
      customerName: row.customer?.name,
      call: row.callId as CallId | null,
      fields: row.fields as JsonObject,
      step: row.step as TicketStep | null,
      sla: row.sla as TicketSla | null,
      dueAt: row.dueAt?.getTime(),
      breached: row.breached,
      mergedInto: row.mergedInto,
      closedAt: row.closedAt?.getTime(),
      rating: row.rating,
      ratingComment: row.ratingComment,
      createdAt: row.createdAt.getTime(),
      changedAt: row.changedAt.getTime(),
      revision: row.revision,
    }),
  );
}
