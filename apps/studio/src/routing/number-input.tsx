"use client";
import type { FieldIds } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";

export interface NumberInputProps extends FieldIds {
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number within bounds. */
export function NumberInput({ value, least = 0, most, onChange, ...ids }: NumberInputProps) {
  return (
    <Input
      {...ids}
      type="number"
      required
      min={least}
      max={most}
      value={String(value)}
      onChange={(event) => onChange(Math.round(event.target.valueAsNumber) || least)}
    />
  );
}
