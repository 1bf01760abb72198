"use client";
import type { RoutingCase } from "@patchbay/domain/routing/routing-table";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { listed, skillsListed } from "./listed.ts";

const CONDITIONS = ["tiers", "languages", "tags", "callers", "numbers"] as const;
const ANYBODY: RoutingCase = { tiers: [], languages: [], tags: [], callers: [], numbers: [], skills: [] };
const AS_IT_IS = "";
const PRIORITIES = Array.from({ length: 9 }, (_, index) => String(index + 1));
const MOST = 30;

export interface CaseFieldsProps {
  readonly cases: readonly RoutingCase[];
  readonly onChange: (cases: readonly RoutingCase[]) => void;
}

/** A queue's decision table: the first row that fits a contact says what is asked for it. */
export function CaseFields({ cases, onChange }: CaseFieldsProps) {
  const t = useTranslations("routing.cases");
  const set = (at: number, row: RoutingCase) => onChange(cases.map((each, index) => (index === at ? row : each)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{t("title")}</legend>
      <p className="text-ink-faint text-xs">{t("hint")}</p>
      {cases.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
        <div key={index} className="flex flex-wrap items-end gap-2 rounded-md border p-2">
          {CONDITIONS.map((condition) => (
            <Field key={condition} label={t(condition)} className="w-28">
              {(ids) => (
                <Input
                  {...ids}
                  defaultValue={row[condition].join(", ")}
                  onChange={(event) => set(index, { ...row, [condition]: listed(event.target.value) })}
                />
              )}
            </Field>
          ))}
          <Field label={t("priority")} className="w-28">
            {(ids) => (
              <Select
                {...ids}
                value={row.priority === undefined ? AS_IT_IS : String(row.priority)}
                options={[
                  { value: AS_IT_IS, label: t("asItIs") },
                  ...PRIORITIES.map((value) => ({ value, label: value })),
                ]}
                onChange={(priority) => {
                  const { priority: _, ...rest } = row;
                  set(index, priority === AS_IT_IS ? rest : { ...rest, priority: Number(priority) });
                }}
              />
            )}
          </Field>
          <Field label={t("skills")} className="w-32">
            {(ids) => (
              <Input
                {...ids}
                placeholder="zh 5, vip 1"
                defaultValue={row.skills.map(({ skill, level }) => `${skill} ${level}`).join(", ")}
                onChange={(event) => set(index, { ...row, skills: skillsListed(event.target.value) })}
              />
            )}
          </Field>
          <IconButton
            label={t("remove", { number: index + 1 })}
            icon={<X />}
            size="sm"
            onClick={() => onChange(cases.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {cases.length < MOST ? (
        <div>
          <Button size="sm" icon={<Plus />} onClick={() => onChange([...cases, ANYBODY])}>
            {t("add")}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
