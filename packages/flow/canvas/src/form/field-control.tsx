"use client";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { DigitControl, SelectControl, SwitchControl } from "./choice-control.tsx";
import { DurationControl } from "./duration-control.tsx";
import { type ControlProps, pathKey } from "./form-context.tsx";
import { JsonControl } from "./json-control.tsx";
import { LinesControl } from "./lines-control.tsx";
import { ListControl } from "./list-control.tsx";
import { NumberControl } from "./number-control.tsx";
import { PickManyControl } from "./pick-many-control.tsx";
import { RecordControl } from "./record-control.tsx";
import { ReferenceControl } from "./reference-control.tsx";
import { asObject, setKey } from "./set-at.ts";
import { TextControl } from "./text-control.tsx";
import { VariantsControl } from "./variants-control.tsx";

const NOT_REFERENCES = new Set(["template", "expression", "variable"]);

/** The control for any field: its kind decides, its hint refines. */
export function FieldControl(props: ControlProps) {
  const { field, ...rest } = props;
  const { widget, holds } = field.hint;
  if (widget === "json") return <JsonControl {...props} />;
  switch (field.kind) {
    case "text":
      if (widget === "digit") return <DigitControl field={field} {...rest} />;
      if (holds && !NOT_REFERENCES.has(holds)) return <ReferenceControl field={field} {...rest} />;
      return <TextControl field={field} {...rest} />;
    case "number":
      if (widget === "duration") return <DurationControl field={field} {...rest} />;
      return <NumberControl field={field} {...rest} />;
    case "switch":
      return <SwitchControl field={field} {...rest} />;
    case "select":
      return <SelectControl field={field} {...rest} />;
    case "list":
      if (field.item.kind === "text" && !field.item.hint.holds && widget !== "panels") {
        return <LinesControl field={field} {...rest} />;
      }
      if (widget === "panels") return <PickManyControl field={field} {...rest} kind="panel" />;
      return <ListControl field={field} {...rest} render={renderField} />;
    case "record":
      return <RecordControl field={field} {...rest} />;
    case "variants":
      return <VariantsControl field={field} {...rest} render={renderField} />;
    case "group":
      return <GroupControl field={field} {...rest} />;
  }
}

function GroupControl({ field, path, value, onChange }: ControlProps<"group">) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const object = asObject(value ?? field.default);
  const inList = typeof path.at(-1) === "number";
  const title = text(field.hint.title);
  const row = (inner: FormField) => (
    <FieldControl
      key={inner.name}
      field={inner}
      path={[...path, inner.name]}
      value={object[inner.name]}
      onChange={(next) => onChange(setKey(object, inner.name, next))}
    />
  );
  const more = field.fields.filter((inner) => inner.hint.advanced);
  return (
    <fieldset
      data-field={pathKey(path)}
      aria-label={inList ? `${title} ${Number(path.at(-1)) + 1}` : title}
      className="flex flex-col gap-2.5"
    >
      {inList ? null : <legend className="pb-1 font-medium text-ink-soft text-xs">{title}</legend>}
      {field.fields.filter((inner) => !inner.hint.advanced).map(row)}
      {more.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-sm text-2xs text-ink-faint hover:text-ink">{t("more")}</summary>
          <div className="flex flex-col gap-2.5 pt-2">{more.map(row)}</div>
        </details>
      ) : null}
    </fieldset>
  );
}

function renderField(props: ControlProps) {
  return <FieldControl {...props} />;
}
