import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import { z } from "zod";
import { given } from "../given.ts";
import { cursor, id, limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { ticket } from "../rest/answers.ts";

export const ticketStatus = z.enum(["new", "open", "pending", "resolved", "closed"]);

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
      text: z.string().max(200).optional(),
      status: ticketStatus.optional(),
      assignee: id<UserId>().optional(),
      customer: id<CustomerId>().optional(),
      call: id<CallId>().optional(),
      limit: limit(50, 200),
      cursor: cursor.optional(),
    }),
  )
  .query(({ ctx, input }) => ctx.stores.tickets.search(given(input)));
