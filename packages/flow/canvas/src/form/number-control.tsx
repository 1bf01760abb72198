"use client";
import { Input } from "@patchbay/ui/input.tsx";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { useTyped } from "./use-typed.ts";

export function NumberControl({ field, path, value, onChange }: ControlProps<"number">) {
  const { readOnly } = useForm();
  const known = value ?? field.default;
  const [typed, setTyped] = useTyped(value);
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <Input
          {...ids}
          type="number"
          className="tabular"
          value={typed ?? (typeof known === "number" ? String(known) : "")}
          min={field.min}
          max={field.max}
          step={field.integer ? 1 : "any"}
          readOnly={readOnly}
          onBlur={() => setTyped(undefined, value)}
          onChange={(event) => {
            // Half-typed numbers ("", "-") stay in the box and change nothing yet.
            const number = event.target.valueAsNumber;
            const cleared = event.target.value === "" && field.optional;
            const next = Number.isFinite(number) ? number : cleared ? undefined : value;
            setTyped(event.target.value, next);
            if (next !== value) onChange(next);
          }}
        />
      )}
    </Labelled>
  );
}
