"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { type CallFilters, OUTCOMES, RANGES } from "./call-filters.ts";

export interface FilterBarProps {
  readonly filters: CallFilters;
  readonly onChange: (filters: CallFilters) => void;
}

const ANY = "";

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const t = useTranslations("insight");
  const trpc = useTRPC();
  const mayAgents = useMay("agent:read");
  const mayQueues = useMay("queue:read");
  const queues = useQuery(trpc.queue.list.queryOptions(undefined, { enabled: mayQueues, staleTime: 60_000 })).data;
  const agents = useQuery(trpc.agent.list.queryOptions(undefined, { enabled: mayAgents, staleTime: 60_000 })).data;

  /** An empty choice takes the filter away. */
  const set = (name: "queue" | "agent" | "outcome" | "range", value: string) => {
    const { [name]: _, ...rest } = filters;
    onChange(value === ANY ? rest : { ...rest, [name]: value });
  };
  const any = (label: string) => ({ value: ANY, label });
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("calls.search")}
        value={filters.text}
        onChange={(event) => onChange({ ...filters, text: event.target.value })}
        className="w-72"
      />
      <div className="w-40">
        <Select
          label={t("calls.range")}
          value={filters.range ?? ANY}
          options={[any(t("calls.anyTime")), ...RANGES.map((value) => ({ value, label: t(`ranges.${value}`) }))]}
          onChange={(value) => set("range", value)}
        />
      </div>
      {queues ? (
        <div className="w-44">
          <Select
            label={t("calls.queue")}
            value={filters.queue ?? ANY}
            options={[any(t("calls.anyQueue")), ...queues.map(({ name, title }) => ({ value: name, label: title }))]}
            onChange={(value) => set("queue", value)}
          />
        </div>
      ) : null}
      {agents ? (
        <div className="w-44">
          <Select
            label={t("calls.agent")}
            value={filters.agent ?? ANY}
            options={[any(t("calls.anyAgent")), ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(value) => set("agent", value)}
          />
        </div>
      ) : null}
      <div className="w-40">
        <Select
          label={t("calls.outcome")}
          value={filters.outcome ?? ANY}
          options={[any(t("calls.anyOutcome")), ...OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))]}
          onChange={(value) => set("outcome", value)}
        />
      </div>
      <Checkbox checked={filters.openOnly} onChange={(openOnly) => onChange({ ...filters, openOnly })}>
        {t("calls.openOnly")}
      </Checkbox>
    </search>
  );
}
