"use client";
import type { FlowVariable } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";
import { CommentThreads } from "./comment-threads.tsx";

const TYPES = ["text", "number", "boolean", "list", "object"] as const;

/** The flow's own settings, shown while no step is selected. */
export function FlowSettings() {
  const t = useTranslations("canvas.flow");
  const { store } = useCanvasTools();
  const flow = useCanvas((state) => state.flow);
  const readOnly = useCanvas((state) => state.readOnly);
  const { title, description, inputs, outputs } = flow;
  return (
    <fieldset aria-label={t("heading")} className="flex min-w-0 flex-col gap-4 p-3.5" onBlur={() => store.closeStep()}>
      <header>
        <h2 className="font-semibold text-sm">{t("heading")}</h2>
        <p className="text-ink-faint text-xs">{t("hint")}</p>
      </header>
      <Field label={t("title")}>
        {(ids) => (
          <Input
            {...ids}
            value={title}
            readOnly={readOnly}
            maxLength={120}
            onChange={(event) =>
              store.edit(
                { type: "set-title", title: event.target.value, ...(description === undefined ? {} : { description }) },
                "title",
              )
            }
          />
        )}
      </Field>
      <Field label={t("description")}>
        {(ids) => (
          <TextArea
            {...ids}
            value={description ?? ""}
            readOnly={readOnly}
            onChange={(event) =>
              store.edit(
                { type: "set-title", title, ...(event.target.value ? { description: event.target.value } : {}) },
                "description",
              )
            }
          />
        )}
      </Field>
      <Variables
        title={t("inputs")}
        hint={t("inputsHint")}
        variables={inputs}
        readOnly={readOnly}
        onChange={(next) => store.edit({ type: "set-variables", inputs: next, outputs }, "inputs")}
      />
      <Variables
        title={t("outputs")}
        hint={t("outputsHint")}
        variables={outputs}
        readOnly={readOnly}
        onChange={(next) => store.edit({ type: "set-variables", inputs, outputs: next }, "outputs")}
      />
      <CommentThreads />
    </fieldset>
  );
}

interface VariablesProps {
  readonly title: string;
  readonly hint: string;
  readonly variables: readonly FlowVariable[];
  readonly readOnly: boolean;
  readonly onChange: (variables: readonly FlowVariable[]) => void;
}

function Variables({ title, hint, variables, readOnly, onChange }: VariablesProps) {
  const t = useTranslations("canvas.flow");
  const rows = variables.map((variable, index) => ({ variable, index, key: `${title} ${index}` }));
  const change = (index: number, part: Partial<FlowVariable>) =>
    onChange(variables.map((item, at) => (at === index ? { ...item, ...part } : item)));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-0.5 font-medium text-ink-soft text-xs">{title}</legend>
      <p className="text-ink-faint text-xs">{hint}</p>
      {rows.map(({ variable, index, key }) => (
        <div key={key} className="grid grid-cols-[1fr_6.5rem_auto] gap-1.5">
          <Input
            aria-label={t("variableName", { title, number: index + 1 })}
            className="font-mono text-xs!"
            value={variable.name}
            readOnly={readOnly}
            spellCheck={false}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <Select
            label={t("variableType", { title, number: index + 1 })}
            value={variable.type}
            disabled={readOnly}
            options={TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            onChange={(type) => change(index, { type: type as FlowVariable["type"] })}
          />
          {readOnly ? null : (
            <IconButton
              label={t("removeVariable", { name: variable.name })}
              icon={<Trash2 />}
              onClick={() => onChange(variables.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {readOnly ? null : (
        <Button
          size="sm"
          icon={<Plus />}
          className="self-start"
          onClick={() => onChange([...variables, { name: "", type: "text" }])}
        >
          {t("addVariable")}
        </Button>
      )}
    </fieldset>
  );
}
