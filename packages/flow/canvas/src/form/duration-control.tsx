"use client";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { bestUnit, UNITS, type Unit, unitMs } from "./duration.ts";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { useTyped } from "./use-typed.ts";

/** Milliseconds in the document; seconds, minutes, hours or days for people. */
export function DurationControl({ field, path, value, onChange }: ControlProps<"number">) {
  const t = useTranslations("canvas.form");
  const { readOnly } = useForm();
  const known = value ?? field.default;
  const ms = typeof known === "number" ? known : undefined;
  const [chosen, setChosen] = useState<Unit>();
  const [typed, setTyped] = useTyped(value);
  const unit = chosen ?? bestUnit(ms ?? 0);
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <div className="grid grid-cols-[1fr_6.5rem] gap-1.5">
          <Input
            {...ids}
            type="number"
            className="tabular"
            min={0}
            step="any"
            readOnly={readOnly}
            value={typed ?? (ms === undefined ? "" : String(ms / unitMs(unit)))}
            onBlur={() => setTyped(undefined, value)}
            onChange={(event) => {
              const number = event.target.valueAsNumber;
              const cleared = event.target.value === "" && field.optional;
              const next = Number.isFinite(number) ? Math.round(number * unitMs(unit)) : cleared ? undefined : value;
              setChosen(unit);
              setTyped(event.target.value, next);
              if (next !== value) onChange(next);
            }}
          />
          <Select
            label={t("unit")}
            value={unit}
            disabled={readOnly}
            options={UNITS.map(({ name }) => ({ value: name, label: t(`units.${name}`) }))}
            onChange={(next) => {
              const to = next as Unit;
              setChosen(to);
              setTyped(undefined, value);
              if (ms !== undefined) onChange(Math.round((ms / unitMs(unit)) * unitMs(to)));
            }}
          />
        </div>
      )}
    </Labelled>
  );
}
