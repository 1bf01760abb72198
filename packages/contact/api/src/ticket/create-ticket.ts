import type { CallId, CustomerId, UserId } from "@patchbay/base/ids";
import { createTicket } from "@patchbay/use-cases/ticket/create-ticket";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { fields, id, longText, title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { ticket } from "../rest/answers.ts";

export const ticketPriority = z.enum(["low", "normal", "high", "urgent"]);

export const createTicketProcedure = may("ticket:edit")
  .meta({ rest: { method: "POST", path: "/tickets", summary: "Make a ticket", answer: ticket } })
  .input(
    z.object({
      /** The form's draft id: sending the same form twice makes one ticket. */
      key: z.string().min(1).max(100).optional(),
      type: z.string().trim().min(1).max(80).default("request"),
      subject: title,
      description: longText.default(""),
      priority: ticketPriority.default("normal"),
      assignee: id<UserId>().optional(),
      customer: id<CustomerId>().optional(),
      call: id<CallId>().optional(),
      fields: fields.default({}),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await createTicket(ctx)(input)));
