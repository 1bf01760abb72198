"use client";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, type RenderField, useForm } from "./form-context.tsx";
import { freshVariant } from "./fresh-value.ts";
import { asObject, asText, setKey } from "./set-at.ts";

/** One of several shapes: which one, then its fields. Changing the shape begins it anew. */
export function VariantsControl({
  field,
  path,
  value,
  onChange,
  render,
}: ControlProps<"variants"> & { readonly render: RenderField }) {
  const text = useLocalText();
  const { readOnly } = useForm();
  const object = asObject(value ?? field.default);
  const tag = asText(object[field.tag]);
  const variant = field.variants.find((item) => item.value === tag);
  const titles = field.hint.options ?? {};
  const options = field.variants.map((item) => ({
    value: item.value,
    label: titles[item.value] ? text(titles[item.value] ?? { en: item.value, zh: item.value }) : item.value,
  }));
  const choose = (next: string) => {
    const chosen = field.variants.find((item) => item.value === next);
    if (chosen) onChange(freshVariant(field.tag, chosen.value, chosen.fields));
  };
  const title = text(field.hint.title);
  return (
    <fieldset data-field={pathKey(path)} className="flex flex-col gap-2" disabled={readOnly}>
      {typeof path.at(-1) === "number" ? null : (
        <legend className="pb-1 font-medium text-ink-soft text-xs">{title}</legend>
      )}
      {options.length <= 3 ? (
        <span>
          <Segmented label={title} value={tag} options={options} onChange={choose} />
        </span>
      ) : (
        <Select label={title} value={tag} options={options} onChange={choose} disabled={readOnly} />
      )}
      {variant?.fields.map((inner) => (
        <div key={inner.name}>
          {render({
            field: inner,
            path: [...path, inner.name],
            value: object[inner.name],
            onChange: (next) => onChange(setKey({ ...object, [field.tag]: tag }, inner.name, next)),
          })}
        </div>
      ))}
    </fieldset>
  );
}
