"use client";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "use-intl";
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
  const t = useTranslations("canvas.form");
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
  const more = variant?.fields.filter((inner) => inner.hint.advanced) ?? [];
  const row = (inner: FormField) => (
    <div key={inner.name}>
      {render({
        field: inner,
        path: [...path, inner.name],
        value: object[inner.name],
        onChange: (next) => onChange(setKey({ ...object, [field.tag]: tag }, inner.name, next)),
      })}
    </div>
  );
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
      {variant?.fields.filter((inner) => !inner.hint.advanced).map(row)}
      {more.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-sm text-2xs text-ink-faint hover:text-ink">{t("more")}</summary>
          <div className="flex flex-col gap-2.5 pt-2">{more.map(row)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}
