"use client";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { shown } from "../desk/subject.ts";
import { NothingYet } from "./nothing-yet.tsx";

/** What the flow knows already, so that nobody asks the customer twice. */
export function ScreenDataPanel() {
  const t = useTranslations("workspace.screenData");
  const { subject } = useDesk();
  const entries = Object.entries(subject?.data ?? {});
  if (entries.length === 0) return <NothingYet>{t("none")}</NothingYet>;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-sm">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="min-w-0 break-words">{shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
