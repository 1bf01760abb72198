"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { AlertList } from "./alert-list.tsx";
import { RuleList } from "./rule-list.tsx";

/** What has gone out of bounds, and the rules that say what the bounds are. */
export function AlertsPage() {
  const t = useTranslations("alerts");
  return (
    <Page title={t("title")} description={t("description")}>
      <AlertList title={t("history")} />
      <RuleList />
    </Page>
  );
}
