"use client";
import type { QualityForm } from "@patchbay/domain/quality";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog as Frame } from "../frame/form-dialog.tsx";
import { changeSection, type FormDraft, freshForm, withQuestion, withSection } from "./form-draft.ts";
import { QuestionFields } from "./question-fields.tsx";

export interface FormDialogProps {
  /** Undefined makes a new one. */
  readonly form: QualityForm | undefined;
  readonly onClose: () => void;
}

/** Sections and weighted questions of a form. Reviews that were given keep the form as it was. */
export function FormDialog({ form, onClose }: FormDialogProps) {
  const t = useTranslations("quality");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState<FormDraft>(form ?? freshForm());
  const save = useAction({
    run: () => {
      const { title, sections } = structuredClone(draft) as Inputs["quality"]["saveForm"];
      return client.quality.saveForm.mutate({ title, sections, ...(form ? { id: form.id } : {}) });
    },
    refresh: [trpc.quality.forms.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <Frame
      size="lg"
      title={form?.title ?? t("addForm")}
      description={t("formHint")}
      busy={save.isPending}
      disabled={draft.title.trim() === "" || draft.sections.length === 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t("formTitle")}>
        {(ids) => (
          <Input
            {...ids}
            required
            maxLength={200}
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      {draft.sections.map((section, index) => (
        <fieldset key={section.questions[0]?.id} className="flex flex-col gap-2 rounded-md border p-3">
          <Field label={t("section")}>
            {(ids) => (
              <Input
                {...ids}
                required
                maxLength={200}
                value={section.title}
                onChange={(event) => setDraft(changeSection(draft, index, () => ({ title: event.target.value })))}
              />
            )}
          </Field>
          {section.questions.map((question) => (
            <QuestionFields key={question.id} question={question} form={draft} onChange={setDraft} />
          ))}
          <Button
            size="sm"
            kind="quiet"
            icon={<Plus />}
            className="self-start"
            onClick={() => setDraft(withQuestion(draft, index))}
          >
            {t("addQuestion")}
          </Button>
        </fieldset>
      ))}
      <Button size="sm" icon={<Plus />} className="self-start" onClick={() => setDraft(withSection(draft))}>
        {t("addSection")}
      </Button>
    </Frame>
  );
}
