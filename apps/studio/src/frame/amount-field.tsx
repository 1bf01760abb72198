"use client";
import { Field, type FieldProps } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";

export interface AmountFieldProps extends Pick<FieldProps, "label" | "hint" | "className"> {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

/** A number that must be there; an emptied field counts as the least. */
export function AmountField({ label, hint, className, value, onChange, ...range }: AmountFieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})} {...(className ? { className } : {})}>
      {(ids) => (
        <Input
          {...ids}
          {...range}
          type="number"
          required
          value={String(value)}
          onChange={(event) => onChange(event.target.valueAsNumber || range.min)}
        />
      )}
    </Field>
  );
}

export interface LimitFieldProps extends Pick<FieldProps, "label" | "hint"> {
  /** Undefined: no limit. */
  readonly value: number | undefined;
  readonly min?: number;
  readonly step?: number;
  /** Said where there is no limit. */
  readonly none: string;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that may be left out. */
export function LimitField({ label, hint, value, none, min = 1, step, onChange }: LimitFieldProps) {
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(ids) => (
        <Input
          {...ids}
          type="number"
          min={min}
          {...(step === undefined ? {} : { step })}
          placeholder={none}
          value={value === undefined ? "" : String(value)}
          onChange={({ target: { valueAsNumber } }) =>
            onChange(Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
          }
        />
      )}
    </Field>
  );
}
