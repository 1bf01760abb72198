"use client";
import { PLAIN_RULES, type RoutingRules, STRATEGIES, type Strategy } from "@patchbay/domain/routing/routing-rules";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { CaseFields } from "./case-fields.tsx";
import { listed } from "./listed.ts";
import { NumberInput } from "./number-input.tsx";
import { RingFields } from "./ring-fields.tsx";

export interface RoutingFieldsProps {
  /** Undefined: the plain rules. */
  readonly rules: RoutingRules | undefined;
  /** Queues that contacts may overflow to. */
  readonly queues: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (rules: RoutingRules) => void;
}

/** How a queue gives its contacts to agents. */
export function RoutingFields({ rules = PLAIN_RULES, queues, onChange }: RoutingFieldsProps) {
  const t = useTranslations("routing.rules");
  const set = (change: Partial<RoutingRules>) => onChange({ ...rules, ...change });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("title")}</legend>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("strategy")}>
          {(ids) => (
            <Select
              {...ids}
              value={rules.strategy}
              options={STRATEGIES.map((value) => ({ value, label: t(`strategies.${value}`) }))}
              onChange={(strategy) => set({ strategy: strategy as Strategy })}
            />
          )}
        </Field>
        <Field label={t("teams")} hint={t("teamsHint")}>
          {(ids) => (
            <Input
              {...ids}
              defaultValue={rules.teams.join(", ")}
              onChange={(event) => set({ teams: listed(event.target.value) })}
            />
          )}
        </Field>
        <Field label={t("ageing")} hint={t("ageingHint")}>
          {(ids) => (
            <NumberInput
              {...ids}
              most={86_400}
              value={rules.ageingMs / 1_000}
              onChange={(seconds) => set({ ageingMs: seconds * 1_000 })}
            />
          )}
        </Field>
        <Field label={t("sticky")} hint={t("stickyHint")}>
          {(ids) => (
            <NumberInput
              {...ids}
              most={86_400}
              value={rules.stickyMs / 1_000}
              onChange={(seconds) => set({ stickyMs: seconds * 1_000 })}
            />
          )}
        </Field>
        <Field label={t("reserve")} hint={t("reserveHint")}>
          {(ids) => (
            <NumberInput {...ids} most={1_000} value={rules.reserve} onChange={(reserve) => set({ reserve })} />
          )}
        </Field>
        <Field label={t("reserveFrom")}>
          {(ids) => (
            <NumberInput
              {...ids}
              least={1}
              most={9}
              value={rules.reserveFrom}
              onChange={(reserveFrom) => set({ reserveFrom })}
            />
          )}
        </Field>
      </div>
      <CaseFields cases={rules.cases ?? []} onChange={(cases) => set({ cases })} />
      <RingFields rings={rules.rings} queues={queues} onChange={(rings) => set({ rings })} />
    </fieldset>
  );
}

/** The same rules in lists that the API may keep. */
export function asInput({ rings, teams, cases = [], ...rules }: RoutingRules) {
  return {
    ...rules,
    teams: [...teams],
    cases: cases.map(({ tiers, languages, tags, callers, numbers, skills, ...row }) => ({
      ...row,
      ...{ tiers: [...tiers], languages: [...languages], tags: [...tags] },
      ...{ callers: [...callers], numbers: [...numbers], skills: [...skills] },
    })),
    rings: rings.map((ring) => ({ ...ring, without: [...ring.without], also: [...ring.also] })),
  };
}
