"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Check, Circle, Play, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { usePlayPath } from "./use-play-path.ts";
import type { TestCases } from "./use-test-cases.ts";

export interface CaseListProps {
  readonly store: CanvasStore;
  readonly tests: TestCases;
}

/** Each case with how it came out; a way can be played on the canvas. */
export function CaseList({ store, tests: { cases, report, isBusy, keep } }: CaseListProps) {
  const t = useTranslations("flows.rehearse");
  const mayEdit = useMay("flow:edit");
  const play = usePlayPath(store);
  return (
    <ul aria-label={t("cases")} className="flex max-h-52 flex-col overflow-y-auto">
      {cases.map((item, index) => {
        const result = report?.results[index];
        const { Icon, tone, outcome } = !result ? FRESH : result.failures.length === 0 ? PASSED : FAILED;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the list is replaced as a whole
          <li key={index} className="flex items-start gap-1.5 border-b py-1 text-xs last:border-b-0">
            <Icon role="img" aria-label={t(outcome)} className={`mt-1 size-3.5 shrink-0 ${tone}`} />
            <span className="min-w-0 flex-1">
              <span className="line-clamp-2 break-words">{item.name}</span>
              {result?.failures.map((failure) => (
                <span key={failure} className="block text-bad-ink">
                  {failure}
                </span>
              ))}
            </span>
            {result && result.path.length > 1 ? (
              <IconButton size="sm" label={t("playCase")} icon={<Play />} onClick={() => play(result.path)} />
            ) : null}
            {mayEdit ? (
              <IconButton
                size="sm"
                label={t("removeCase")}
                icon={<Trash2 />}
                disabled={isBusy}
                onClick={() => void keep(cases.filter((_, other) => other !== index))}
              />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

const FRESH = { Icon: Circle, tone: "text-ink-faint", outcome: "caseFresh" } as const;
const PASSED = { Icon: Check, tone: "text-good-ink", outcome: "casePassed" } as const;
const FAILED = { Icon: X, tone: "text-bad-ink", outcome: "caseFailed" } as const;
