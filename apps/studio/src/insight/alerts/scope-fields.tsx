"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { listed } from "../../routing/listed.ts";
import { useStateText } from "../wall/use-state-text.ts";
import { ALERT_RANGES, type AlertRuleDraft, offeredOf } from "./alert-draft.ts";
import type { DraftFieldsProps } from "./threshold-fields.tsx";

const STATES = ["away", "reserved", "talking", "wrap-up", "ready"] as const;

/** Whose reading is watched: which queues or teams, over which time, agents in which states. */
export function ScopeFields({ draft, onChange }: DraftFieldsProps) {
  const t = useTranslations("alerts");
  const spans = useTranslations("insight.ranges");
  const stateText = useStateText();
  const queues = useQuery(useTRPC().queue.list.queryOptions()).data ?? [];
  const { by, range } = offeredOf(draft.metric);
  const { filters } = draft;
  const only = (name: keyof AlertRuleDraft["filters"], values: readonly string[]) => {
    const { [name]: _, ...others } = filters;
    onChange({ filters: values.length > 0 ? { ...others, [name]: [...values] } : others });
  };
  const toggled = (values: readonly string[] = [], value: string, on: boolean) =>
    on ? [...values, value] : values.filter((one) => one !== value);
  const usesTeam = draft.by === "team" || draft.by === "agent";
  return (
    <>
      <div className="grid grid-cols-2 gap-3 empty:hidden">
        {by.length > 1 ? (
          <Field label={t("by")}>
            {(ids) => (
              <Select
                {...ids}
                value={draft.by}
                options={by.map((value) => ({ value, label: t(`every.${value}`) }))}
                onChange={(value) => onChange({ by: value as AlertRuleDraft["by"], filters: {} })}
              />
            )}
          </Field>
        ) : null}
        {range === "live" ? null : (
          <Field label={t("range")}>
            {(ids) => (
              <Select
                {...ids}
                value={draft.range}
                options={ALERT_RANGES.map((value) => ({ value, label: spans(value) }))}
                onChange={(value) => onChange({ range: value as AlertRuleDraft["range"] })}
              />
            )}
          </Field>
        )}
        {usesTeam ? (
          <Field label={t("teams")} hint={t("teamsHint")}>
            {(ids) => (
              <Input
                {...ids}
                defaultValue={filters.team?.join(", ") ?? ""}
                onChange={(event) => only("team", listed(event.target.value))}
              />
            )}
          </Field>
        ) : null}
      </div>
      {draft.by === "queue" ? (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
          <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("queues")}</legend>
          {queues.map(({ name, title }) => (
            <Checkbox
              key={name}
              checked={filters.queue?.includes(name) ?? false}
              onChange={(on) => only("queue", toggled(filters.queue, name, on))}
            >
              {title}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {draft.by === "agent" ? (
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5">
          <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("states")}</legend>
          {STATES.map((status) => (
            <Checkbox
              key={status}
              checked={filters.status?.includes(status) ?? false}
              onChange={(on) => only("status", toggled(filters.status, status, on))}
            >
              {stateText({ status })}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
