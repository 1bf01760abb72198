"use client";
import type { TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Inputs } from "../data/outputs.ts";
import { useMay, useSession } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { PRIORITIES, STATUSES } from "./ticket-words.ts";

export type TicketFilter = Inputs["ticketView"]["save"]["filter"];

export interface TicketFiltersProps {
  readonly filter: TicketFilter;
  readonly onChange: (filter: TicketFilter) => void;
}

const ANY = "";

export function TicketFilters({ filter, onChange }: TicketFiltersProps) {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const { user } = useSession();
  const mayAgents = useMay("agent:read");
  const agents = useQuery(trpc.agent.list.queryOptions(undefined, { enabled: mayAgents, staleTime: 60_000 })).data;
  const types = useQuery(trpc.ticketType.list.queryOptions()).data ?? [];
  /** An empty choice takes the filter away. */
  const set = (name: keyof TicketFilter, value: string | boolean) => {
    const { [name]: _, ...rest } = filter;
    onChange(value === ANY || value === false ? rest : { ...rest, [name]: value });
  };
  const any = (what: "status" | "priority" | "assignee" | "type") => ({ value: ANY, label: `${t(what)}: ${t("any")}` });
  const people = (agents ?? []).filter(({ id }) => id !== user.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("search")}
        value={filter.text ?? ""}
        onChange={(event) => set("text", event.target.value)}
        className="w-64"
      />
      <Select
        label={t("status")}
        className="w-36!"
        value={filter.status ?? ANY}
        options={[any("status"), ...STATUSES.map((value: TicketStatus) => ({ value, label: t(`statuses.${value}`) }))]}
        onChange={(value) => set("status", value)}
        placeholder={t("status")}
      />
      <Select
        label={t("priority")}
        className="w-36!"
        value={filter.priority ?? ANY}
        options={[
          any("priority"),
          ...PRIORITIES.map((value: TicketPriority) => ({ value, label: t(`priorities.${value}`) })),
        ]}
        onChange={(value) => set("priority", value)}
      />
      <Select
        label={t("assignee")}
        className="w-40!"
        value={filter.assignee ?? ANY}
        options={[any("assignee"), { value: user.id, label: t("me") }, ...people]}
        onChange={(value) => set("assignee", value)}
      />
      {types.length > 0 ? (
        <Select
          label={t("type")}
          className="w-40!"
          value={filter.type ?? ANY}
          options={[any("type"), ...types.map(({ name, title }) => ({ value: name, label: title }))]}
          onChange={(value) => set("type", value)}
        />
      ) : null}
      <Checkbox checked={filter.breached ?? false} onChange={(checked) => set("breached", checked)}>
        {t("onlyLate")}
      </Checkbox>
    </search>
  );
}
