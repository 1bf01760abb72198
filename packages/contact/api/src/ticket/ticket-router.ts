import { router } from "../procedures.ts";
import { changeTicketProcedure } from "./change-ticket.ts";
import { createTicketProcedure } from "./create-ticket.ts";
import { getTicketProcedure } from "./get-ticket.ts";
import { searchTickets } from "./search-tickets.ts";
import { linkTicketProcedure, mergeTicketsProcedure, runMacroProcedure, unlinkTicketProcedure } from "./tend-ticket.ts";

export const ticketRouter = router({
  create: createTicketProcedure,
  search: searchTickets,
  get: getTicketProcedure,
  change: changeTicketProcedure,
  link: linkTicketProcedure,
  unlink: unlinkTicketProcedure,
  merge: mergeTicketsProcedure,
  runMacro: runMacroProcedure,
});
