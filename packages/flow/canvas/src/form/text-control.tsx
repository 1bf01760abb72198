"use client";
import { cx } from "@patchbay/ui/cx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Braces } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLocalText } from "../view/canvas-context.tsx";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { asText } from "./set-at.ts";

/** Names that every flow has beside its own variables. */
const BUILT_IN = ["call.from", "call.to", "customer.name", "customer.tier"] as const;

/** Plain text, templates with `{{ }}`, CEL expressions and names of variables. */
export function TextControl({ field, path, value, onChange }: ControlProps<"text">) {
  const t = useTranslations("canvas.form");
  const text = useLocalText();
  const { variables, readOnly } = useForm();
  const { holds, widget, placeholder } = field.hint;
  const shown = asText(value ?? field.default);
  const long = widget === "text-area" || holds === "template";
  const code = holds === "expression" || holds === "variable";
  const change = (next: string) => onChange(next === "" && field.optional ? undefined : next);
  const insert = (name: string) => {
    const gap = shown === "" || shown.endsWith(" ") ? "" : " ";
    change(holds === "template" ? `${shown}${gap}{{${name}}}` : holds === "variable" ? name : `${shown}${gap}${name}`);
  };
  const offered = holds === "variable" ? variables : [...variables, ...BUILT_IN];

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
            {holds && !readOnly && offered.length > 0 ? (
              <span className="absolute top-0.5 right-0.5">
                <Menu trigger={<IconButton label={t("insertVariable")} icon={<Braces />} size="sm" />}>
                  {offered.map((name) => (
                    <MenuItem key={name} onSelect={() => insert(name)}>
                      <span className="font-mono text-xs">{name}</span>
                    </MenuItem>
                  ))}
                </Menu>
              </span>
            ) : null}
          </div>
        );
      }}
    </Labelled>
  );
}
