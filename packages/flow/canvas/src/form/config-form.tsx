"use client";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { ChevronRight } from "lucide-react";
import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import { FieldControl } from "./field-control.tsx";
import { useForm } from "./form-context.tsx";

export interface ConfigFormProps {
  readonly fields: readonly FormField[];
  readonly config: JsonObject;
  /** Told the top-level field that was touched; undefined takes its value away. The same function while the step is the same. */
  readonly onChange: (field: string, value: Json | undefined) => void;
}

/** The settings of a step, generated from its definition; rarely used ones fold away unless something is wrong there. */
export const ConfigForm = memo(function ConfigForm({ fields, config, onChange }: ConfigFormProps) {
  const t = useTranslations("canvas.form");
  const { problems } = useForm();
  const row = (field: FormField) => (
    <FieldRow key={field.name} field={field} value={config[field.name]} onChange={onChange} />
  );
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

interface FieldRowProps extends Pick<ConfigFormProps, "onChange"> {
  readonly field: FormField;
  readonly value: Json | undefined;
}

/** Drawn anew only when its own value changes: what is typed into one field leaves the others alone. */
const FieldRow = memo(function FieldRow({ field, value, onChange }: FieldRowProps) {
  const path = useMemo(() => [field.name], [field.name]);
  return <FieldControl field={field} path={path} value={value} onChange={(next) => onChange(field.name, next)} />;
});
