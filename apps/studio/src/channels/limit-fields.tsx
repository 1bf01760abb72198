"use client";
import type { LineLimits } from "@patchbay/domain/channel/provider-line";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";

export interface LimitFieldsProps {
  readonly limits: LineLimits;
  readonly onChange: (limits: LineLimits) => void;
}

/** How much the line may carry; empty: as much as comes. */
export function LimitFields({ limits, onChange }: LimitFieldsProps) {
  const t = useTranslations("channels");
  const set = (name: keyof LineLimits, value: number) => {
    const { [name]: _, ...rest } = limits;
    onChange(value > 0 ? { ...rest, [name]: value } : rest);
  };
  return (["perSecond", "conversations"] as const).map((name) => (
    <Field key={name} label={t(`limits.${name}`)} hint={t("limits.hint")}>
      {(ids) => (
        <Input
          {...ids}
          type="number"
          min={name === "perSecond" ? 0.1 : 1}
          step={name === "perSecond" ? 0.1 : 1}
          value={limits[name] ?? ""}
          onChange={(e) => set(name, e.target.valueAsNumber || 0)}
        />
      )}
    </Field>
  ));
}
