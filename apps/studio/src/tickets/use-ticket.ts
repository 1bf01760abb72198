"use client";
import type { TicketId } from "@patchbay/base/ids";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Inputs, Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useTopic } from "../data/use-topic.ts";

export type TicketView = Outputs["ticket"]["get"];

/** A ticket as it is now, and what changes it. */
export function useTicket(id: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const found = useQuery(trpc.ticket.get.queryOptions({ id }));
  useTopic({ kind: "events", types: ["ticket.changed"] }, () => {
    void queries.invalidateQueries(trpc.ticket.get.queryFilter({ id }));
  });
  const refresh = [trpc.ticket.get.queryFilter({ id }), trpc.ticket.search.pathFilter()];
  const change = useAction({
    run: (event: TicketEvent) =>
      client.ticket.change.mutate({ id, event: event as Inputs["ticket"]["change"]["event"] }),
    refresh,
  });
  const runMacro = useAction({ run: (macro: string) => client.ticket.runMacro.mutate({ id, macro }), refresh });
  return { ticket: found.data, change, runMacro, refresh, id: id as TicketId };
}
