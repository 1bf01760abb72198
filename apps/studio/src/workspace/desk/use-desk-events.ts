"use client";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useReducer } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";
import { type Desk, type DeskEvent, EMPTY_DESK, nextDesk } from "./desk-state.ts";

/** The agent's own events: offers into the desk, everything else as a reason to read state anew. */
export function useDeskEvents(
  me: string,
  onReplaced: (instance: string) => void,
): { readonly desk: Desk; readonly dispatch: (event: DeskEvent) => void } {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [desk, dispatch] = useReducer((before: Desk, event: DeskEvent) => nextDesk(before, event, me), EMPTY_DESK);

  const hear = useCallback(
    (data: unknown) => {
      const parsed = tenantEvent.safeParse(data);
      if (!parsed.success) return;
      dispatch(parsed.data);
      const { type } = parsed.data;
      if (parsed.data.type === "phone.replaced") onReplaced(parsed.data.instance);
      if (type === "agent.changed" || type === "offer.ended") {
        void queries.invalidateQueries({ queryKey: trpc.agent.me.queryKey() });
      }
      if (type.startsWith("chat.") || type.startsWith("offer.")) {
        void queries.invalidateQueries(trpc.chat.mine.queryFilter());
        void queries.invalidateQueries(trpc.chat.messages.queryFilter());
      }
      if (type !== "offer.made") void queries.invalidateQueries({ queryKey: trpc.calls.mine.queryKey() });
    },
    [queries, trpc, onReplaced],
  );
  useTopic({ kind: "me" }, hear);
  return { desk, dispatch };
}
