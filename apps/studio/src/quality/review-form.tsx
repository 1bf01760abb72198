"use client";
import { answersProblem, type QualityAnswers, type QualityQuestion, scoreOf } from "@patchbay/domain/quality";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";

const NOT_APPLICABLE = "n/a";

/** One's own review of a contact; the score is seen while it is filled in. */
export function ReviewForm({ call, onClose }: { readonly call: string; readonly onClose: () => void }) {
  const t = useTranslations("quality");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const forms = useQuery(trpc.quality.forms.queryOptions()).data ?? [];
  const [chosen, setChosen] = useState<string>();
  const [answers, setAnswers] = useState<QualityAnswers>({});
  const [comment, setComment] = useState("");
  const form = forms.find(({ id }) => id === chosen) ?? (forms.length === 1 ? forms[0] : undefined);
  const give = useAction({
    run: () => client.quality.review.mutate({ call, form: form?.id ?? "", answers: { ...answers }, comment }),
    refresh: [trpc.quality.reviews.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const result = form && scoreOf(form, answers);
  const optionsOf = ({ points, optional }: QualityQuestion) => [
    ...Array.from({ length: points + 1 }, (_, value) => ({
      value: String(value),
      label: points === 1 ? t(value === 1 ? "yes" : "no") : t("pointsOf", { points: value, most: points }),
    })),
    ...(optional ? [{ value: NOT_APPLICABLE, label: t("notApplicable") }] : []),
  ];
  const shown = (question: QualityQuestion) => {
    const points = answers[question.id];
    return points === undefined ? undefined : points === null ? NOT_APPLICABLE : String(points);
  };
  return (
    <form
      className="flex flex-col gap-3 pb-3"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      {forms.length === 1 ? null : (
        <Field label={t("form")}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={forms.length === 0 ? t("noForms") : t("chooseForm")}
              value={form?.id}
              options={forms.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
      {form?.sections.map((section) => (
        <fieldset key={section.title} className="flex flex-col gap-2">
          <legend className="pb-1 font-medium text-sm">{section.title}</legend>
          {section.questions.map((question) => (
            <Field key={question.id} label={question.text} hint={question.autoFail ? t("autoFailHint") : undefined}>
              {(ids) => (
                <Select
                  {...ids}
                  placeholder="…"
                  value={shown(question)}
                  options={optionsOf(question)}
                  onChange={(value) =>
                    setAnswers({ ...answers, [question.id]: value === NOT_APPLICABLE ? null : Number(value) })
                  }
                />
              )}
            </Field>
          ))}
        </fieldset>
      ))}
      <TextArea
        aria-label={t("comment")}
        placeholder={t("comment")}
        value={comment}
        maxLength={5_000}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex items-center justify-end gap-2">
        <span className="mr-auto font-medium">
          {result?.failed
            ? t("failed")
            : typeof result?.score === "number"
              ? format.number(result.score, { style: "percent" })
              : ""}
        </span>
        <Button onClick={onClose}>{words("cancel")}</Button>
        <Button
          type="submit"
          kind="primary"
          busy={give.isPending}
          disabled={!form || answersProblem(form, answers) !== undefined}
        >
          {t("giveIt")}
        </Button>
      </div>
    </form>
  );
}
