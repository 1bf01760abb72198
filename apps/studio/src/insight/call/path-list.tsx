"use client";
import { GIVEN_UP } from "@patchbay/ports/store/call-store";
import { useTranslations } from "next-intl";
import { clockText } from "../../workspace/status/time-text.ts";
import type { CallDetail } from "./call-facts.tsx";

export interface PathListProps {
  readonly path: CallDetail["path"];
  readonly startedAt: number;
}

/** The way through the flow, step by step. */
export function PathList({ path, startedAt }: PathListProps) {
  const t = useTranslations("insight.call");
  return (
    <ol aria-label={t("path")} className="flex flex-col">
      {path.map((step, index) => (
        <li key={`${step.run} ${step.seq}`} className="relative flex gap-3 pb-3 last:pb-0" data-node={step.node}>
          {index < path.length - 1 ? (
            <span aria-hidden="true" className="absolute top-3 left-[3.95rem] h-full w-px bg-line-strong/50" />
          ) : null}
          <time className="tabular w-12 shrink-0 pt-0.5 text-right text-2xs text-ink-faint">
            {clockText(step.at - startedAt)}
          </time>
          <span aria-hidden="true" className="relative mt-1.5 size-2 shrink-0 rounded-full bg-accent" />
          <div className="min-w-0">
            <p className="font-medium text-sm">{step.label ?? step.node}</p>
            <p className="text-2xs text-ink-faint">
              {[
                step.type,
                step.flow,
                step.exit === GIVEN_UP ? t("givenUp") : step.exit && t("left", { exit: step.exit }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
