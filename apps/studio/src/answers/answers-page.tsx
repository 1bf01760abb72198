"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { useMay } from "../data/session.tsx";
import { AnswersPanel } from "./answers-panel.tsx";

/** What agents answer with again and again: everybody's, and one's own. */
export function AnswersPage() {
  const t = useTranslations("answers");
  const mayEdit = useMay("canned-answer:edit");
  const writes = useMay("workspace:use");
  return (
    <Page title={t("title")} description={t("description")}>
      <AnswersPanel kind="shared" mayEdit={mayEdit} />
      {writes ? <AnswersPanel kind="own" mayEdit /> : null}
    </Page>
  );
}
