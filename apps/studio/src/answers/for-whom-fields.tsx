"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import type { AnswerRow } from "./answers-panel.tsx";

export type Limits = Pick<AnswerRow, "language" | "teams" | "queues">;

export interface ForWhomFieldsProps {
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
}

/** Teams, queues and language that an answer is for; nothing chosen means all. */
export function ForWhomFields({ limits, onChange }: ForWhomFieldsProps) {
  const t = useTranslations("answers");
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions()).data ?? [];
  const queues = useQuery(trpc.queue.list.queryOptions()).data ?? [];
  const teams = [...new Set([...agents.flatMap(({ team }) => team ?? []), ...limits.teams])].toSorted();
  const { language: _, ...anyLanguage } = limits;
  return (
    <>
      <Field label={t("language")}>
        {(ids) => (
          <Select
            {...ids}
            value={limits.language ?? "any"}
            options={[
              { value: "any", label: t("languages.any") },
              { value: "en", label: t("languages.en") },
              { value: "zh", label: t("languages.zh") },
            ]}
            onChange={(language) =>
              onChange(language === "en" || language === "zh" ? { ...limits, language } : anyLanguage)
            }
          />
        )}
      </Field>
      <Choices
        label={t("teams")}
        options={teams.map((name) => ({ value: name, label: name }))}
        chosen={limits.teams}
        onChange={(chosen) => onChange({ ...limits, teams: chosen })}
      />
      <Choices
        label={t("queues")}
        options={queues.map(({ name, title }) => ({ value: name, label: title }))}
        chosen={limits.queues}
        onChange={(chosen) => onChange({ ...limits, queues: chosen })}
      />
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function Choices({ label, options, chosen, onChange }: ChoicesProps) {
  if (options.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="pb-1 font-medium text-sm">{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          checked={chosen.includes(option.value)}
          onChange={(on) => onChange(on ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))}
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
