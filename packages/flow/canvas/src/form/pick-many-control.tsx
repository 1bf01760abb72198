"use client";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { useTranslations } from "use-intl";
import { useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, useForm } from "./form-context.tsx";
import { asList, asText } from "./set-at.ts";

/** Several of the tenant's names, e.g. the panels that a workspace opens. */
export function PickManyControl({
  field,
  path,
  value,
  onChange,
  kind,
}: ControlProps<"list"> & { readonly kind: string }) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { references } = useCanvasTools();
  const { readOnly } = useForm();
  const chosen = asList(value ?? field.default).map(asText);
  const known = references[kind] ?? [];
  const gone = chosen.filter((name) => !known.some((item) => item.name === name));
  const all = [...known, ...gone.map((name) => ({ name, title: name }))];
  return (
    <fieldset data-field={pathKey(path)} className="flex flex-col gap-1">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{text(field.hint.title)}</legend>
      {all.length === 0 ? <p className="text-ink-faint text-xs">{t("nothingToChoose")}</p> : null}
      {all.map(({ name, title }) => (
        <Checkbox
          key={name}
          checked={chosen.includes(name)}
          disabled={readOnly}
          onChange={(on) => onChange(on ? [...chosen, name] : chosen.filter((item) => item !== name))}
        >
          {title}
        </Checkbox>
      ))}
      {field.hint.help ? <p className="text-ink-faint text-xs">{text(field.hint.help)}</p> : null}
    </fieldset>
  );
}
