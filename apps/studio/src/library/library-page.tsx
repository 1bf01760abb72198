"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { Tabs } from "@patchbay/ui/tabs.tsx";
import { useTranslations } from "next-intl";
import { ArticlesTab } from "./articles-tab.tsx";
import { CalendarsTab } from "./calendars-tab.tsx";
import { DoNotCallTab } from "./do-not-call-tab.tsx";
import { MessageTemplatesTab } from "./message-templates-tab.tsx";
import { PromptsTab } from "./prompts-tab.tsx";
import { ScriptsTab } from "./scripts-tab.tsx";
import { TablesTab } from "./tables-tab.tsx";

/** What flows refer to by name, and what agents read. */
export function LibraryPage() {
  const t = useTranslations("numbers.library");
  return (
    <Page title={t("title")} description={t("description")}>
      <Tabs
        label={t("title")}
        tabs={[
          { value: "prompts", title: t("prompts"), content: <PromptsTab /> },
          { value: "calendars", title: t("calendars"), content: <CalendarsTab /> },
          { value: "scripts", title: t("scripts"), content: <ScriptsTab /> },
          { value: "tables", title: t("tables"), content: <TablesTab /> },
          { value: "templates", title: t("templates"), content: <MessageTemplatesTab /> },
          { value: "do-not-call", title: t("doNotCall"), content: <DoNotCallTab /> },
          { value: "articles", title: t("articles"), content: <ArticlesTab /> },
        ]}
      />
    </Page>
  );
}
