"use client";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { shown } from "../desk/subject.ts";
import { FactList } from "./fact-list.tsx";
import { NothingYet } from "./nothing-yet.tsx";

/** What the flow knows already, so that nobody asks the customer twice. */
export function ScreenDataPanel() {
  const t = useTranslations("workspace.screenData");
  const { subject } = useDesk();
  const entries = Object.entries(subject?.data ?? {});
  if (entries.length === 0) return <NothingYet>{t("none")}</NothingYet>;
  return <FactList facts={entries.map(([name, value]) => [name, shown(value)])} />;
}
