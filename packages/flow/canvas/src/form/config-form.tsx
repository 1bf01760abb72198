"use client";
import type { JsonObject } from "@patchbay/base/json";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { FieldControl } from "./field-control.tsx";
import { type FieldPath, useForm } from "./form-context.tsx";
import { setKey } from "./set-at.ts";

export interface ConfigFormProps {
  readonly fields: readonly FormField[];
  readonly config: JsonObject;
  /** `field`: the top-level field that was touched. */
  readonly onChange: (config: JsonObject, field: string) => void;
}

/** The settings of a step, generated from its definition; rarely used ones fold away unless something is wrong there. */
export const ConfigForm = memo(function ConfigForm({ fields, config, onChange }: ConfigFormProps) {
  const t = useTranslations("canvas.form");
  const { problems } = useForm();
  const row = (field: FormField) => {
    const path: FieldPath = [field.name];
    return (
      <FieldControl
        key={field.name}
        field={field}
        path={path}
        value={config[field.name]}
        onChange={(value) => onChange(setKey(config, field.name, value), field.name)}
      />
    );
  };
  const usual = fields.filter((field) => !field.hint.advanced);
  const more = fields.filter((field) => field.hint.advanced);
  const troubled = more.some((field) => problems.some((problem) => problem.field?.[0] === field.name));
  return (
    <div className="flex flex-col gap-3.5">
      {usual.map(row)}
      {more.length > 0 ? (
        <details className="group" open={troubled || undefined}>
          <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm py-1 font-medium text-ink-soft text-xs hover:text-ink">
            <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden="true" />
            {t("more")}
          </summary>
          <div className="flex flex-col gap-3.5 pt-2">{more.map(row)}</div>
        </details>
      ) : null}
    </div>
  );
});
