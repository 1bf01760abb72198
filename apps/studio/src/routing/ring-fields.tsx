"use client";
import type { QueueId } from "@patchbay/base/ids";
import type { Ring } from "@patchbay/domain/routing/routing-rules";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { listed } from "./listed.ts";
import { NumberInput } from "./number-input.tsx";

const NO_QUEUE = "";
const MOST = 6;
const NEXT: Ring = { afterMs: 60_000, levelsFewer: 0, without: [], also: [], anyTeam: false };

export interface RingFieldsProps {
  readonly rings: readonly Ring[];
  readonly queues: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (rings: readonly Ring[]) => void;
}

/** The rings of a queue's bullseye, each with what it asks for no more. */
export function RingFields({ rings, queues, onChange }: RingFieldsProps) {
  const t = useTranslations("routing.rules");
  const set = (at: number, change: Partial<Ring>) =>
    onChange(rings.map((ring, index) => (index === at ? { ...ring, ...change } : ring)));
  const noQueue = { value: NO_QUEUE, label: t("noQueue") };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{t("rings")}</legend>
      <p className="text-ink-faint text-xs">{t("ringsHint")}</p>
      {rings.map((ring, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rings have no name but their place
        <div key={index} className="flex flex-wrap items-end gap-2 rounded-md border p-2">
          <Field label={t("after")} className="w-24">
            {(ids) => (
              <NumberInput
                {...ids}
                most={86_400}
                value={ring.afterMs / 1_000}
                onChange={(seconds) => set(index, { afterMs: seconds * 1_000 })}
              />
            )}
          </Field>
          <Field label={t("levels")} className="w-24">
            {(ids) => (
              <NumberInput
                {...ids}
                most={9}
                value={ring.levelsFewer}
                onChange={(levelsFewer) => set(index, { levelsFewer })}
              />
            )}
          </Field>
          <Field label={t("without")} className="w-32">
            {(ids) => (
              <Input
                {...ids}
                defaultValue={ring.without.join(", ")}
                onChange={(event) => set(index, { without: listed(event.target.value) })}
              />
            )}
          </Field>
          <Field label={t("also")} className="w-36">
            {(ids) => (
              <Select
                {...ids}
                value={ring.also[0] ?? NO_QUEUE}
                options={[noQueue, ...queues.map(({ id, title }) => ({ value: id, label: title }))]}
                onChange={(id) => set(index, { also: id === NO_QUEUE ? [] : [id as QueueId] })}
              />
            )}
          </Field>
          <Checkbox checked={ring.anyTeam} onChange={(anyTeam) => set(index, { anyTeam })}>
            {t("anyTeam")}
          </Checkbox>
          <IconButton
            label={t("removeRing", { number: index + 1 })}
            icon={<X />}
            size="sm"
            onClick={() => onChange(rings.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {rings.length < MOST ? (
        <div>
          <Button size="sm" icon={<Plus />} onClick={() => onChange([...rings, NEXT])}>
            {t("addRing")}
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}
