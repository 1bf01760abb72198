"use client";
import type { TicketId } from "@patchbay/base/ids";
import type { TicketEvent, TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import { Select } from "@patchbay/ui/select.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { PRIORITIES, STATUSES } from "./ticket-words.ts";

type Change = Extract<TicketEvent, { type: "status-set" | "priority-set" | "assigned" }>;

/** One change for all tickets that were chosen; those that do not allow it stay as they are, and that is said. */
export function BulkBar({ chosen, onDone }: { readonly chosen: readonly TicketId[]; readonly onDone: () => void }) {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayAgents = useMay("agent:read");
  const agents = useQuery(trpc.agent.list.queryOptions(undefined, { enabled: mayAgents, staleTime: 60_000 })).data;
  const change = useAction({
    run: async (event: Change) => {
      const all = await Promise.allSettled(chosen.map((id) => client.ticket.change.mutate({ id, event })));
      return all.filter(({ status }) => status === "rejected").length;
    },
    refresh: [trpc.ticket.search.pathFilter()],
    onDone: (refused) => {
      if (refused > 0) say.failed(t("bulk.refused", { count: refused }));
      else say.done(t("bulk.done", { count: chosen.length }));
      onDone();
    },
  });
  return (
    <fieldset
      className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2"
      disabled={change.isPending}
    >
      <legend className="sr-only">{t("bulk.title")}</legend>
      <span className="text-sm">{t("bulk.chosen", { count: chosen.length })}</span>
      <Select
        size="sm"
        className="w-40!"
        label={t("bulk.status")}
        placeholder={t("bulk.status")}
        value={undefined}
        options={STATUSES.filter((status) => status !== "new").map((value) => ({
          value,
          label: t(`statuses.${value}`),
        }))}
        onChange={(value) => change.mutate({ type: "status-set", status: value as TicketStatus })}
      />
      <Select
        size="sm"
        className="w-40!"
        label={t("bulk.priority")}
        placeholder={t("bulk.priority")}
        value={undefined}
        options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        onChange={(value) => change.mutate({ type: "priority-set", priority: value as TicketPriority })}
      />
      <Select
        size="sm"
        className="w-40!"
        label={t("bulk.assign")}
        placeholder={t("bulk.assign")}
        value={undefined}
        options={(agents ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => change.mutate({ type: "assigned", assignee: value as never })}
      />
    </fieldset>
  );
}
