import type { TicketId } from "@patchbay/base/ids";
import { getTicket } from "@patchbay/use-cases/ticket/get-ticket";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { ticketDetail } from "../rest/answers.ts";

export const getTicketProcedure = may("ticket:read")
  .meta({ rest: { method: "GET", path: "/tickets/{id}", summary: "A ticket with its history", answer: ticketDetail } })
  .input(z.object({ id: id<TicketId>() }))
  .query(async ({ ctx, input }) => unwrap(await getTicket(ctx)(input)));
