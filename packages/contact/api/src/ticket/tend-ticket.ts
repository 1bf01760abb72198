import type { TicketId } from "@patchbay/base/ids";
import { LINK_KINDS } from "@patchbay/ports/store/ticket-store";
import { linkTicket } from "@patchbay/use-cases/ticket/link-ticket";
import { mergeTickets } from "@patchbay/use-cases/ticket/merge-tickets";
import { runMacro } from "@patchbay/use-cases/ticket/run-macro";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, name } from "../inputs.ts";
import { may } from "../procedures.ts";

const link = z.object({ id: id<TicketId>(), kind: z.enum(LINK_KINDS), to: z.string().min(1).max(100) });

export const linkTicketProcedure = may("ticket:edit")
  .input(link)
  .mutation(async ({ ctx, input }) => unwrap(await linkTicket(ctx, "link")(input)));

export const unlinkTicketProcedure = may("ticket:edit")
  .input(link)
  .mutation(async ({ ctx, input }) => unwrap(await linkTicket(ctx, "unlink")(input)));

export const mergeTicketsProcedure = may("ticket:edit")
  .input(z.object({ id: id<TicketId>(), into: z.number().int().min(1) }))
  .mutation(async ({ ctx, input }) => unwrap(await mergeTickets(ctx)(input)));

export const runMacroProcedure = may("ticket:edit")
  .input(z.object({ id: id<TicketId>(), macro: name }))
  .mutation(async ({ ctx, input }) => unwrap(await runMacro(ctx)(input)));
