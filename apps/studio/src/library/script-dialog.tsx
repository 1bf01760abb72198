"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import { FormDialog } from "../frame/form-dialog.tsx";

type Script = Outputs["library"]["scripts"][number];
type Step = Script["steps"][number];

export interface ScriptDialogProps {
  readonly script: Script | undefined;
  readonly onClose: () => void;
}

/** What an agent says, step by step, and which answer leads where. */
export function ScriptDialog({ script, onClose }: ScriptDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [title, setTitle] = useState(script?.title ?? "");
  const [ownName, setOwnName] = useState<string>();
  const [steps, setSteps] = useState<readonly Step[]>(script?.steps ?? [{ id: "step-1", text: "", answers: [] }]);
  const name = script?.name ?? ownName ?? suggestName(title);
  const save = useAction({
    run: () =>
      client.library.saveScript.mutate({
        name,
        title: title.trim(),
        steps: steps.map((step) => ({
          ...step,
          answers: step.answers.filter(({ label }) => label.trim() !== "").map((answer) => ({ ...answer })),
        })),
      }),
    refresh: [trpc.library.scripts.queryFilter(), trpc.flow.references.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const change = (id: string, part: Partial<Step>) =>
    setSteps(steps.map((step) => (step.id === id ? { ...step, ...part } : step)));
  return (
    <FormDialog
      title={script ? script.title : t("addScript")}
      size="lg"
      busy={save.isPending}
      disabled={title.trim() === "" || (!script && !isFlowName(name)) || steps.length === 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("name")}>
          {(ids) => <Input {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
        <Field label={t("technical")}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              readOnly={script !== undefined}
              spellCheck={false}
              className="font-mono"
              onChange={(event) => setOwnName(event.target.value)}
            />
          )}
        </Field>
      </div>
      {steps.map((step, index) => (
        <StepFields
          key={step.id}
          step={step}
          number={index + 1}
          others={steps.filter((other) => other.id !== step.id)}
          onChange={(part) => change(step.id, part)}
          onRemove={() => setSteps(steps.filter((other) => other.id !== step.id))}
        />
      ))}
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        onClick={() => setSteps([...steps, { id: freshId(steps), text: "", answers: [] }])}
      >
        {t("addStep")}
      </Button>
    </FormDialog>
  );
}

interface StepFieldsProps {
  readonly step: Step;
  readonly number: number;
  readonly others: readonly Step[];
  readonly onChange: (part: Partial<Step>) => void;
  readonly onRemove: () => void;
}

function StepFields({ step, number, others, onChange, onRemove }: StepFieldsProps) {
  const t = useTranslations("numbers.library");
  const answers = step.answers.map((answer, index) => ({ answer, index, key: `${step.id} ${index}` }));
  const targets = others.map((other) => ({ value: other.id, label: firstWords(other) }));
  const changeAnswer = (index: number, part: { readonly label?: string; readonly to?: string }) =>
    onChange({ answers: step.answers.map((answer, at) => (at === index ? { ...answer, ...part } : answer)) });
  return (
    <fieldset aria-label={t("step", { number })} className="flex flex-col gap-2 rounded-md border p-3">
      <div className="flex items-center justify-between">
        <span className="font-medium text-sm">{t("step", { number })}</span>
        <IconButton size="sm" label={t("removeStep", { number })} icon={<Trash2 />} onClick={onRemove} />
      </div>
      <TextArea
        aria-label={t("stepText", { number })}
        placeholder={t("stepPlaceholder")}
        value={step.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      {answers.map(({ answer, index, key }) => (
        <div key={key} className="grid grid-cols-[1fr_1fr_auto] gap-1.5">
          <Input
            aria-label={t("answerLabel", { number: index + 1 })}
            placeholder={t("answerPlaceholder")}
            value={answer.label}
            maxLength={200}
            onChange={(event) => changeAnswer(index, { label: event.target.value })}
          />
          <Select
            label={t("answerTarget", { number: index + 1 })}
            value={answer.to}
            options={targets}
            onChange={(to) => changeAnswer(index, { to })}
          />
          <IconButton
            label={t("removeAnswer", { number: index + 1 })}
            icon={<Trash2 />}
            onClick={() => onChange({ answers: step.answers.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        size="sm"
        kind="quiet"
        icon={<Plus />}
        className="self-start"
        disabled={targets.length === 0}
        onClick={() => onChange({ answers: [...step.answers, { label: "", to: targets[0]?.value ?? "" }] })}
      >
        {t("addAnswer")}
      </Button>
    </fieldset>
  );
}

function firstWords(step: Step): string {
  const words = step.text.replace(/[*_#`]/g, "").trim();
  return words === "" ? step.id : words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

function freshId(steps: readonly Step[]): string {
  for (let number = steps.length + 1; ; number += 1) {
    const id = `step-${number}`;
    if (!steps.some((step) => step.id === id)) return id;
  }
}
