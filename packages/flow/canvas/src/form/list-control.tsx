"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, pathKey, problemsAt, type RenderField, useForm } from "./form-context.tsx";
import { freshItem, freshValue } from "./fresh-value.ts";
import { ItemTools } from "./item-tools.tsx";
import { asList, setItem, shiftItem } from "./set-at.ts";
import { useLatest } from "./use-latest.ts";

/** A list of things, e.g. the choices of a menu: add, remove, put in order. */
export function ListControl({
  field,
  path,
  value,
  onChange,
  render,
}: ControlProps<"list"> & { readonly render: RenderField }) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { problems, readOnly } = useForm();
  const items = asList(value ?? field.default);
  const options = field.item.hint.options ?? field.hint.options;
  const item = {
    ...field.item,
    hint: { ...field.item.hint, title: field.hint.title, ...(options ? { options } : {}) },
  };
  const title = text(field.hint.title);
  const [problem] = problemsAt(problems, path);
  const full = field.maxItems !== undefined && items.length >= field.maxItems;
  const shift = useLatest((index: number, by: -1 | 1) => onChange(shiftItem(items, index, by)));
  const remove = useLatest((index: number) => onChange(setItem(items, index, undefined)));
  const rows = items.map((entry, index) => ({ entry, index, key: `${pathKey(path)}-${index}` }));
  return (
    <fieldset data-field={pathKey(path)} className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{title}</legend>
      {field.hint.help ? <p className="text-ink-faint text-xs">{text(field.hint.help)}</p> : null}
      {rows.map(({ entry, index, key }) => (
        <div key={key} className="flex flex-col gap-2 rounded-md border bg-ground p-2">
          <div className="flex items-center gap-0.5">
            <span className="tabular flex-1 text-2xs text-ink-faint">{t("item", { title, number: index + 1 })}</span>
            {readOnly ? null : (
              <ItemTools index={index} isLast={index === items.length - 1} onShift={shift} onRemove={remove} />
            )}
          </div>
          {render({
            field: item,
            path: [...path, index],
            value: entry,
            onChange: (next) => onChange(setItem(items, index, next ?? freshValue(field.item))),
          })}
        </div>
      ))}
      {problem ? (
        <p role="alert" className="text-bad-ink text-xs">
          {text(problem.message)}
        </p>
      ) : null}
      {readOnly ? null : (
        <Button
          size="sm"
          icon={<Plus />}
          disabled={full}
          className="self-start"
          onClick={() => onChange([...items, freshItem(field.item, items)])}
        >
          {t("addItem")}
        </Button>
      )}
    </fieldset>
  );
}
