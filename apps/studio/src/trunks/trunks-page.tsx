"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { Tabs } from "@patchbay/ui/tabs.tsx";
import { useTranslations } from "next-intl";
import { LinesPanel } from "./lines-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { TrunkList } from "./trunk-list.tsx";
import { TryNumber } from "./try-number.tsx";

/** Lines to carriers: how they stand, what may be called over them, and what was not let out. */
export function TrunksPage() {
  const t = useTranslations("trunks");
  const tabs = [
    {
      value: "trunks",
      title: t("title"),
      content: (
        <div className="flex flex-col gap-4 pt-4">
          <TrunkList />
          <TryNumber />
        </div>
      ),
    },
    { value: "rules", title: t("rules.title"), content: <RulesPanel /> },
    { value: "lines", title: t("lines.title"), content: <LinesPanel /> },
  ];
  return (
    <Page title={t("title")} description={t("description")}>
      <Tabs label={t("title")} tabs={tabs} />
    </Page>
  );
}
