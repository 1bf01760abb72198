"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { Tabs } from "@patchbay/ui/tabs.tsx";
import { useTranslations } from "next-intl";
import { MacrosTab } from "./macros-tab.tsx";
import { PoliciesTab } from "./policies-tab.tsx";
import { TriggersTab } from "./triggers-tab.tsx";
import { TypesTab } from "./types-tab.tsx";

/** By what tickets live: types and their flows, promises, triggers, macros. */
export function TicketRulesPage() {
  const t = useTranslations("tickets.rules");
  return (
    <Page title={t("title")} description={t("description")}>
      <Tabs
        label={t("title")}
        tabs={[
          { value: "types", title: t("types.title"), content: <TypesTab /> },
          { value: "policies", title: t("policies.title"), content: <PoliciesTab /> },
          { value: "triggers", title: t("triggers.title"), content: <TriggersTab /> },
          { value: "macros", title: t("macros.title"), content: <MacrosTab /> },
        ]}
      />
    </Page>
  );
}
