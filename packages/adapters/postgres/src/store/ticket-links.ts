import type { TicketId } from "@patchbay/base/ids";
import type { TicketStatus } from "@patchbay/domain/ticket";
import type { LinkKind, TicketLink, TicketStore } from "@patchbay/ports/store/ticket-store";
import type { TenantContext } from "./tenant-context.ts";

/** Links of tickets; those between two tickets are found from both ends. */
export function ticketLinks({ inTx }: Pick<TenantContext, "inTx">): Pick<TicketStore, "link" | "unlink" | "links"> {
  return {
    link: (ticketId, kind, target) =>
      inTx(async (tx) => {
        await tx.ticketLink.createMany({ data: { ticketId, kind, target }, skipDuplicates: true });
      }),

    unlink: (ticketId, kind, target) =>
      inTx(async (tx) => {
        await tx.ticketLink.deleteMany({ where: { ticketId, kind, target } });
        if (kind !== "contact") await tx.ticketLink.deleteMany({ where: { ticketId: target, kind, target: ticketId } });
      }),

    links: (id) =>
      inTx(async (tx) => {
        const [out, back] = await Promise.all([
          tx.ticketLink.findMany({ where: { ticketId: id } }),
          tx.ticketLink.findMany({ where: { target: id, kind: { not: "contact" } } }),
        ]);
        const links = [
          ...out.map(({ kind, target }) => ({ kind: kind as LinkKind, target })),
          ...back.map(({ kind, ticketId }) => ({ kind: backwards(kind as LinkKind), target: ticketId })),
        ];
        const ids = links.flatMap(({ kind, target }) => (kind === "contact" ? [] : [target]));
        const tickets = await tx.ticket.findMany({ where: { id: { in: ids } } });
        return links.map(({ kind, target }): TicketLink => {
          const found = kind === "contact" ? undefined : tickets.find((one) => one.id === target);
          if (!found) return { kind, target };
          const { number, subject, status } = found;
          return { kind, target, ticket: { id: target as TicketId, number, subject, status: status as TicketStatus } };
        });
      }),
  };
}

const backwards = (kind: LinkKind): TicketLink["kind"] => (kind === "parent" ? "child" : kind);
