"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { DashboardBoard } from "./dashboard-board.tsx";

export function DashboardPage({ id }: { readonly id: string }) {
  const t = useTranslations("insight.dashboard");
  const failureText = useFailureText();
  // Read anew on each visit, and then left to the autosave: a reread must not undo what is being arranged.
  const found = useQuery(
    useTRPC().dashboard.get.queryOptions({ id }, { refetchOnWindowFocus: false, refetchOnMount: "always", gcTime: 0 }),
  );
  if (found.error) {
    return (
      <Page title={t("title")}>
        <Callout tone="bad">{failureText(found.error)}</Callout>
      </Page>
    );
  }
  if (!found.data) {
    return (
      <Page title={t("title")}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  return <DashboardBoard key={found.data.id} dashboard={found.data} />;
}
