"use client";
import type { Script } from "@patchbay/ports/store/library-store";
import { Button } from "@patchbay/ui/button.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../../data/session.tsx";
import { factsOf, type Subject } from "../desk/subject.ts";
import { fillTemplate } from "../script/fill-template.ts";
import { Markdown } from "../script/markdown.tsx";
import { backTo, chooseAnswer, presentStep, startScript } from "../script/script-guide.ts";
import { useCustomer } from "./use-customer.ts";

export interface ScriptStepsProps {
  readonly script: Script;
  readonly subject: Subject;
}

/** One step at a time, with the way that led here. */
export function ScriptSteps({ script, subject }: ScriptStepsProps) {
  const t = useTranslations("workspace.script");
  const { user } = useSession();
  const customer = useCustomer(subject.customer).data?.customer;
  const [guide, setGuide] = useState(() => startScript(script.steps));
  const step = presentStep(guide, script.steps);
  const facts = factsOf(subject, customer, user);
  return (
    <div className="flex flex-col gap-3">
      {guide.trail.length > 1 ? (
        <ol aria-label={t("trail")} className="flex flex-wrap gap-1">
          {guide.trail.slice(0, -1).map((passed, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may be passed twice; its place is its identity
            <li key={index}>
              <Button size="sm" kind="quiet" onClick={() => setGuide(backTo(guide, index))}>
                {passed.answer} ›
              </Button>
            </li>
          ))}
        </ol>
      ) : null}
      <div aria-live="polite">{step ? <Markdown text={fillTemplate(step.text, facts)} /> : null}</div>
      <div className="flex flex-wrap gap-2">
        {step?.answers.map((answer) => (
          <Button key={answer.label} onClick={() => setGuide(chooseAnswer(guide, script.steps, answer.label))}>
            {answer.label}
          </Button>
        ))}
      </div>
      {step && step.answers.length === 0 ? <p className="text-ink-faint text-xs">{t("end")}</p> : null}
    </div>
  );
}
