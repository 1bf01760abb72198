"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { AbandonedPanel } from "./abandoned-panel.tsx";
import { AccuracyPanel } from "./accuracy-panel.tsx";
import { CallbacksPanel } from "./callbacks-panel.tsx";
import { WaitingPanel } from "./waiting-panel.tsx";

/** For supervisors: who waits and why, who gave up, and whether callers are told the truth. */
export function WaitingPage() {
  const t = useTranslations("routing.waiting");
  return (
    <Page title={t("title")} description={t("description")}>
      <WaitingPanel />
      <CallbacksPanel />
      <AbandonedPanel />
      <AccuracyPanel />
    </Page>
  );
}
