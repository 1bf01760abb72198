"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { suggestName } from "../flows/flow-name.ts";
import type { CampaignPlan } from "./campaign-draft.ts";

type Outcome = CampaignPlan["outcomes"][number];
const NEXT = ["done", "again", "do-not-call"] as const;

/** What agents choose from after a conversation, and what follows. */
export function OutcomeFields({
  outcomes,
  onChange,
}: {
  readonly outcomes: readonly Outcome[];
  readonly onChange: (outcomes: Outcome[]) => void;
}) {
  const t = useTranslations("outbound.codes");
  const words = useTranslations("shell");
  const put = (at: number, part: Partial<Outcome>) =>
    onChange(outcomes.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("title")}</legend>
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div key={at} className="grid grid-cols-[1fr_14rem_auto] gap-2">
          <Input
            aria-label={t("name", { number: at + 1 })}
            required
            value={outcome.title}
            onChange={({ target: { value } }) =>
              put(at, { title: value, code: suggestName(value) || `code-${at + 1}` })
            }
          />
          <Select
            label={t("then", { number: at + 1 })}
            value={outcome.next}
            options={NEXT.map((value) => ({ value, label: t(`next.${value}`) }))}
            onChange={(next) => put(at, { next: next as Outcome["next"] })}
          />
          <IconButton
            label={words("remove")}
            icon={<Trash2 />}
            onClick={() => onChange(outcomes.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus />}
          onClick={() => onChange([...outcomes, { code: `code-${outcomes.length + 1}`, title: "", next: "done" }])}
        >
          {t("add")}
        </Button>
      </div>
    </fieldset>
  );
}
