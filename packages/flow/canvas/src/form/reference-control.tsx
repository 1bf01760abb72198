"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { SquareArrowOutUpRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCanvasTools } from "../view/canvas-context.tsx";
import { type ControlProps, useForm } from "./form-context.tsx";
import { Labelled } from "./labelled.tsx";
import { asText } from "./set-at.ts";

const NONE = "";

/** A name of something in the tenant: queue, prompt, calendar, flow, script. A name that is gone stays visible. */
export function ReferenceControl({ field, path, value, onChange }: ControlProps<"text">) {
  const t = useTranslations("canvas.form");
  const { references, openFlow } = useCanvasTools();
  const { readOnly } = useForm();
  const shown = asText(value ?? field.default);
  const isFlow = field.hint.holds === "flow" && shown !== NONE;
  const known = references[field.hint.holds ?? ""] ?? [];
  const options = [
    ...(field.optional ? [{ value: NONE, label: t("none") }] : []),
    ...known.map(({ name, title }) => ({ value: name, label: title, ...(title === name ? {} : { hint: name }) })),
    ...(shown !== NONE && !known.some(({ name }) => name === shown)
      ? [{ value: shown, label: t("gone", { name: shown }) }]
      : []),
  ];
  return (
    <Labelled field={field} path={path}>
      {(ids) => (
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <Select
              {...ids}
              options={options}
              value={shown === NONE && !field.optional ? undefined : shown}
              placeholder={known.length === 0 ? t("nothingToChoose") : t("choose")}
              disabled={readOnly}
              onChange={(next) => onChange(next === NONE && field.optional ? undefined : next)}
            />
          </div>
          {isFlow && openFlow ? (
            <IconButton label={t("openFlow")} icon={<SquareArrowOutUpRight />} onClick={() => openFlow(shown)} />
          ) : null}
        </div>
      )}
    </Labelled>
  );
}
