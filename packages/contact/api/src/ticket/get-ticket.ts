import type { TicketId } from "@patchbay/base/ids";
import { getTicket } from "@patchbay/use-cases/ticket/get-ticket";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const getTicketProcedure = may("ticket:read")
  .input(z.object({ id: id<TicketId>() }))
  .query(async ({ ctx, input }) => unwrap(await getTicket(ctx)(input)));
