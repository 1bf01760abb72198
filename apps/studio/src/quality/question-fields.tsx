"use client";
import type { QualityQuestion } from "@patchbay/domain/quality";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { NumberInput } from "../routing/number-input.tsx";
import { changeQuestion, type FormDraft, withoutQuestion } from "./form-draft.ts";

export interface QuestionFieldsProps {
  readonly question: QualityQuestion;
  readonly form: FormDraft;
  readonly onChange: (form: FormDraft) => void;
}

export function QuestionFields({ question, form, onChange }: QuestionFieldsProps) {
  const t = useTranslations("quality");
  const change = (part: Partial<QualityQuestion>) => onChange(changeQuestion(form, question.id, part));
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
      <Field label={t("question")} className="min-w-64 flex-1">
        {(ids) => (
          <Input
            {...ids}
            required
            maxLength={500}
            value={question.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("weight")} className="w-20">
        {(ids) => (
          <NumberInput
            {...ids}
            least={1}
            most={100}
            value={question.weight}
            onChange={(weight) => change({ weight })}
          />
        )}
      </Field>
      <Field label={t("points")} className="w-20">
        {(ids) => (
          <NumberInput {...ids} least={1} most={10} value={question.points} onChange={(points) => change({ points })} />
        )}
      </Field>
      <IconButton
        label={t("removeQuestion", { question: question.text })}
        icon={<Trash2 />}
        onClick={() => onChange(withoutQuestion(form, question.id))}
      />
      <div className="flex basis-full flex-wrap gap-x-4 gap-y-1.5">
        <Checkbox checked={question.autoFail} onChange={(autoFail) => change({ autoFail })}>
          {t("autoFail")}
        </Checkbox>
        <Checkbox checked={question.optional} onChange={(optional) => change({ optional })}>
          {t("optional")}
        </Checkbox>
      </div>
    </div>
  );
}
