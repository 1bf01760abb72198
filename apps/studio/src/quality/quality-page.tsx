"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { FormList } from "./form-list.tsx";
import { ReviewList } from "./review-list.tsx";

/** Reviews of contacts with how far reviewers are apart, and the forms they are given by. */
export function QualityPage() {
  const t = useTranslations("quality");
  return (
    <Page title={t("title")} description={t("description")}>
      <ReviewList />
      <FormList />
    </Page>
  );
}
