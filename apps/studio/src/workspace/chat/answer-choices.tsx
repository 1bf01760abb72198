"use client";
import type { CannedAnswer } from "@patchbay/domain/canned-answer";
import { useTranslations } from "next-intl";
import type { CannedAnswers } from "./use-canned-answers.ts";

/** The canned answers that fit what is being typed; keys go through the text field, which keeps the focus. */
export function AnswerChoices({ id, answers }: { readonly id: string; readonly answers: CannedAnswers }) {
  const t = useTranslations("workspace.chat");
  if (!answers.shown) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("canned")}
      className="absolute bottom-full left-0 z-20 mb-1 max-h-72 w-full max-w-xl overflow-y-auto rounded-lg border bg-raised p-1 shadow-float"
    >
      {answers.shown.map((answer, index) => (
        <Choice
          key={answer.id}
          id={choiceId(id, index)}
          answer={answer}
          active={index === answers.active}
          onTake={() => answers.take(answer)}
        />
      ))}
    </div>
  );
}

export const choiceId = (list: string, index: number): string => `${list}-${index}`;

interface ChoiceProps {
  readonly id: string;
  readonly answer: CannedAnswer;
  readonly active: boolean;
  readonly onTake: () => void;
}

function Choice({ id, answer, active, onTake }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the focus and its keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above; aria-activedescendant names the active one
    <div
      id={id}
      role="option"
      aria-selected={active}
      // Keeps the focus where one writes.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      className="flex cursor-pointer items-baseline gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-hover aria-selected:bg-accent-soft aria-selected:text-accent-ink"
    >
      <span className="shrink-0 font-mono text-xs">/{answer.shortcut}</span>
      <span className="shrink-0 font-medium">{answer.title}</span>
      <span className="min-w-0 flex-1 truncate text-xs opacity-80">{answer.body}</span>
    </div>
  );
}
