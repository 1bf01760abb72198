import type { TicketId, UserId } from "@patchbay/base/ids";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { fields, id, longText, revision, title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { ticket } from "../rest/answers.ts";
import { ticketPriority } from "./create-ticket.ts";
import { ticketStatus } from "./search-tickets.ts";

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("status-set"), status: ticketStatus }),
  z.object({ type: z.literal("priority-set"), priority: ticketPriority }),
  z.object({ type: z.literal("assigned"), assignee: id<UserId>().nullable() }),
  z.object({
    type: z.literal("edited"),
    subject: title.exactOptional(),
    description: longText.exactOptional(),
    fields: fields.exactOptional(),
  }),
  /** Along one of the ways out that the type's flow draws. */
  z.object({ type: z.literal("moved"), move: z.string().max(100) }),
  z.object({ type: z.literal("commented"), text: longText.min(1), public: z.boolean() }),
]) satisfies z.ZodType<TicketEvent>;

export const changeTicketProcedure = may("ticket:edit")
  .meta({ rest: { method: "POST", path: "/tickets/{id}/events", summary: "Change a ticket", answer: ticket } })
  .input(z.object({ id: id<TicketId>(), event, revision: revision.optional() }))
  .mutation(async ({ ctx, input }) => unwrap(await changeTicket(ctx)(input)));
