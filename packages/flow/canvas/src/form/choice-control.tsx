"use client";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Switch } from "@patchbay/ui/switch.tsx";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { asText } from "./set-at.ts";

const NONE = "";

export function SelectControl({ field, path, value, onChange }: ControlProps<"select">) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { readOnly } = useForm();
  const shown = asText(value ?? field.default);
  const titles = field.hint.options ?? {};
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <Select
          {...ids}
          value={shown}
          disabled={readOnly}
          options={[
            ...(field.optional && field.default === undefined ? [{ value: NONE, label: t("none") }] : []),
            ...field.values.map((option) => ({
              value: option,
              label: titles[option] ? text(titles[option]) : option,
            })),
          ]}
          onChange={(next) => onChange(next === NONE ? undefined : next)}
        />
      )}
    </Labelled>
  );
}

/** Keys of a telephone, as the caller presses them. */
export function DigitControl({ field, path, value, onChange }: ControlProps<"text">) {
  const { readOnly } = useForm();
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <Input
          {...ids}
          value={asText(value ?? field.default)}
          readOnly={readOnly}
          inputMode="tel"
          maxLength={4}
          placeholder="0–9 * #"
          className="tabular max-w-24 font-mono"
          onChange={(event) => {
            const next = event.target.value.replace(/[^0-9*#]/g, "");
            onChange(next === "" && field.optional ? undefined : next);
          }}
        />
      )}
    </Labelled>
  );
}

export function SwitchControl({ field, path, value, onChange }: ControlProps<"switch">) {
  const { readOnly } = useForm();
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <Switch
          id={ids.id}
          checked={(value ?? field.default ?? false) === true}
          disabled={readOnly}
          onChange={onChange}
        />
      )}
    </Labelled>
  );
}
