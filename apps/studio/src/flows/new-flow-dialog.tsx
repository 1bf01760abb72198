"use client";
import { FLOW_TEMPLATES, type FlowTemplate } from "@patchbay/flow-templates/templates";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { usePreferences } from "../i18n/use-preferences.ts";
import { isFlowName, suggestName } from "./flow-name.ts";
import { flowFromGallery, flowFromTemplate, TEMPLATES, type TemplateName } from "./flow-templates.ts";
import { nodeRegistry } from "./node-registry.ts";

export interface NewFlowDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function NewFlowDialog({ open, onOpenChange }: NewFlowDialogProps) {
  const t = useTranslations("flows.new");
  const words = useTranslations("shell");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const { locale } = usePreferences();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<TemplateName | FlowTemplate>("blank");
  const [ownName, setOwnName] = useState<string>();
  const name = ownName ?? suggestName(title);
  const create = useMutation(
    trpc.flow.create.mutationOptions({
      onSuccess: async (draft) => {
        await queries.invalidateQueries(trpc.flow.list.queryFilter());
        router.push(`/flows/${encodeURIComponent(draft.name)}`);
      },
    }),
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = { name, title: title.trim(), locale };
    const document =
      typeof template === "string" ? flowFromTemplate(template, nodeRegistry, names) : flowFromGallery(template, names);
    create.mutate({ document });
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{words("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form="new-flow"
            busy={create.isPending}
            disabled={title.trim() === "" || !isFlowName(name)}
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id="new-flow" onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t("name")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={title}
              maxLength={120}
              placeholder={t("namePlaceholder")}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t("technical")}
          hint={t("technicalHint")}
          error={name !== "" && !isFlowName(name) ? t("technicalBad") : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              value={name}
              maxLength={64}
              className="font-mono"
              spellCheck={false}
              onChange={(event) => setOwnName(event.target.value)}
            />
          )}
        </Field>
        <TemplateChoice value={template} onChange={setTemplate} />
        {create.error ? <Callout tone="bad">{failureText(create.error)}</Callout> : null}
      </form>
    </Dialog>
  );
}

interface TemplateChoiceProps {
  readonly value: TemplateName | FlowTemplate;
  readonly onChange: (value: TemplateName | FlowTemplate) => void;
}

/** Sketches first, then the gallery of whole flows. */
function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const t = useTranslations("flows");
  const { locale } = usePreferences();
  return (
    <fieldset className="flex max-h-[22rem] flex-col gap-3 overflow-y-auto p-0.5">
      <legend className="pb-1.5 font-medium text-ink-soft text-xs">{t("new.from")}</legend>
      <div className="grid grid-cols-3 gap-2">
        {TEMPLATES.map((name) => (
          <TemplateCard
            key={name}
            title={t(`templates.${name}.title`)}
            text={t(`templates.${name}.text`)}
            checked={value === name}
            onChoose={() => onChange(name)}
          />
        ))}
      </div>
      <p className="font-medium text-ink-soft text-xs">{t("new.templates")}</p>
      <div className="grid grid-cols-2 gap-2">
        {FLOW_TEMPLATES.map((template) => (
          <TemplateCard
            key={template.id}
            title={template.title[locale]}
            text={template.description[locale]}
            checked={value === template}
            onChoose={() => onChange(template)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface TemplateCardProps {
  readonly title: string;
  readonly text: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function TemplateCard({ title, text, checked, onChoose }: TemplateCardProps) {
  return (
    <label className="flex flex-col gap-0.5 rounded-md border p-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
      <input type="radio" name="template" className="sr-only" checked={checked} onChange={onChoose} />
      <span className="font-medium text-sm">{title}</span>
      <span className="text-ink-soft text-xs">{text}</span>
    </label>
  );
}
