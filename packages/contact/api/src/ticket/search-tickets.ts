import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import { z } from "zod";
import { given } from "../given.ts";
import { cursor, id, limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { ticket } from "../rest/answers.ts";
import { ticketPriority } from "./create-ticket.ts";

export const ticketStatus = z.enum(["new", "open", "pending", "resolved", "closed"]);

export const ticketFilter = {
  text: z.string().max(200).optional(),
  status: ticketStatus.optional(),
  priority: ticketPriority.optional(),
  type: z.string().max(80).optional(),
  assignee: id<UserId>().optional(),
  customer: id<CustomerId>().optional(),
  call: id<CallId>().optional(),
  breached: z.boolean().optional(),
};

export const searchTickets = may("ticket:read")
  .meta({
    rest: {
      method: "GET",
      path: "/tickets",
      summary: "Search tickets",
      answer: z.object({ tickets: z.array(ticket), next: z.string().optional() }),
    },
  })
  .input(
    z.object({
      ...ticketFilter,
      /** `due`: the earliest promise first, one page; else the newest first. */
      order: z.literal("due").optional(),
      limit: limit(50, 200),
      cursor: cursor.optional(),
    }),
  )
  .query(({ ctx, input }) => ctx.stores.tickets.search(given(input)));
