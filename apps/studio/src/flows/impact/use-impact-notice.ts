"use client";
import { say } from "@patchbay/ui/toaster.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ImpactRun, ImpactState } from "./impact-run.ts";
import { shareElsewhere } from "./share-elsewhere.ts";

/** Says that the report is there when it came to its end while nobody looked at it, with a way back to it. */
export function useImpactNotice(run: ImpactRun, isShown: boolean, onShow: () => void): void {
  const t = useTranslations("flows.publish.impact");
  const told = useRef({ isShown, onShow, t });
  told.current = { isShown, onShow, t };
  useEffect(() => {
    let before = run.state().status;
    return run.subscribe(() => {
      const state = run.state();
      const isOver = before === "running" && state.status !== "running";
      before = state.status;
      const { isShown, onShow, t } = told.current;
      if (isOver && !isShown && state.status !== "stopped")
        say.withWay(t("ask"), outcomeOf(state, t), { label: t("show"), onClick: onShow });
    });
  }, [run]);
}

function outcomeOf(
  { status, impact }: ImpactState,
  t: ReturnType<typeof useTranslations<"flows.publish.impact">>,
): string {
  if (status === "failed") return t("failed");
  if (status === "draft-changed") return t("draftChanged");
  return impact && impact.calls > 0 ? t("share", { percent: shareElsewhere(impact), calls: impact.calls }) : t("none");
}
