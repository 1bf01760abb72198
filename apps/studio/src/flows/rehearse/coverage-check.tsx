"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { stepWords } from "../replay/step-words.ts";
import { CaseList } from "./case-list.tsx";
import type { TestCases } from "./use-test-cases.ts";

const MOST_LISTED = 30;

/** The saved test cases and which exits they take: also on the canvas. What they miss can be made, as far as it can be taken. */
export function CoverageCheck({ store, tests }: { readonly store: CanvasStore; readonly tests: TestCases }) {
  const t = useTranslations("flows.rehearse");
  const { locale } = usePreferences();
  const mayEdit = useMay("flow:edit");
  const { cases, report, isBusy, run, keep } = tests;
  const { taken = [], missed = [], missing = [] } = report?.coverage ?? {};
  const words = (place: { readonly node: string; readonly exit: string }) => {
    const { label, exit } = stepWords(store.getState().flow, place, locale);
    return `${label} · ${exit}`;
  };
  return (
    <section aria-label={t("cases")} className="flex flex-col gap-2 border-t pt-3">
      <h3 className="font-medium text-xs">{t("casesCount", { count: cases.length })}</h3>
      <CaseList store={store} tests={tests} />
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" busy={isBusy} onClick={() => void run()}>
          {t("cover")}
        </Button>
        {mayEdit && missing.length > 0 ? (
          <Button size="sm" kind="primary" busy={isBusy} onClick={() => void keep([...cases, ...missing])}>
            {t("makeMissing", { count: missing.length })}
          </Button>
        ) : null}
      </div>
      {report ? (
        <p className="text-xs" role="status">
          {missed.length === 0
            ? t("coverageAll", { count: taken.length })
            : t("coverageSome", { taken: taken.length, all: taken.length + missed.length })}
        </p>
      ) : null}
      <ul className="max-h-40 overflow-y-auto text-xs">
        {missed.slice(0, MOST_LISTED).map((place) => (
          <li key={`${place.node} ${place.exit}`}>
            <button
              type="button"
              className="min-h-6 text-left hover:underline"
              onClick={() => store.show(place.node as NodeId)}
            >
              {words(place)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
