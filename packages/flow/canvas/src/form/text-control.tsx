"use client";
import { cx } from "@patchbay/ui/cx";
import { Input } from "@patchbay/ui/input.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, useForm } from "./form-context.tsx";
import { InsertVariable } from "./insert-variable.tsx";
import { Labelled } from "./labelled.tsx";
import { asText } from "./set-at.ts";
import { useLatest } from "./use-latest.ts";

/** Plain text, templates with `{{ }}`, CEL expressions and names of variables. */
export function TextControl({ field, path, value, onChange }: ControlProps<"text">) {
  const text = useLocalText();
  const { readOnly } = useForm();
  const { holds, widget, placeholder } = field.hint;
  const shown = asText(value ?? field.default);
  const long = widget === "text-area" || holds === "template";
  const code = holds === "expression" || holds === "variable";
  const change = (next: string) => onChange(next === "" && field.optional ? undefined : next);
  const insert = useLatest((name: string) => {
    const gap = shown === "" || shown.endsWith(" ") ? "" : " ";
    change(holds === "template" ? `${shown}${gap}{{${name}}}` : holds === "variable" ? name : `${shown}${gap}${name}`);
  });

  return (
    <Labelled field={field} path={path}>
      {(ids) => {
        const shared = {
          ...ids,
          value: shown,
          readOnly,
          maxLength: field.maxLength,
          placeholder: placeholder ? text(placeholder) : undefined,
          spellCheck: !code,
        };
        return (
          <div className="relative">
            {long ? (
              <TextArea
                {...shared}
                rows={2}
                className={cx("pr-8!", code && "font-mono text-xs!")}
                onChange={(event) => change(event.target.value)}
              />
            ) : (
              <Input
                {...shared}
                className={cx(holds && "pr-8!", code && "font-mono text-xs!")}
                onChange={(event) => change(event.target.value)}
              />
            )}
            {holds && !readOnly ? (
              <span className="absolute top-0.5 right-0.5">
                <InsertVariable withBuiltIn={holds !== "variable"} onInsert={insert} />
              </span>
            ) : null}
          </div>
        );
      }}
    </Labelled>
  );
}
