"use client";
import { buttonStyle } from "@patchbay/ui/button-style";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { BranchesPanel } from "./branches-panel.tsx";
import { EnvironmentsPanel } from "./environments-panel.tsx";
import { PlansPanel } from "./plans-panel.tsx";
import { VersionsTable } from "./versions-table.tsx";

/** What was published of a flow, what runs where, what is planned, and its branches. */
export function VersionsPage({ name }: { readonly name: string }) {
  const t = useTranslations("versions");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const draft = useQuery(trpc.flow.get.queryOptions({ name }));
  const versions = useQuery(trpc.flow.versions.queryOptions({ name }));
  const error = draft.error ?? versions.error;
  return (
    <Page
      title={t("title", { flow: draft.data?.document.title ?? name })}
      description={t("description")}
      actions={
        <Link href={`/flows/${encodeURIComponent(name)}`} className={buttonStyle("plain")}>
          {t("openDraft")}
        </Link>
      }
    >
      {error ? <Callout tone="bad">{failureText(error)}</Callout> : null}
      {draft.data && versions.data ? (
        <>
          <EnvironmentsPanel flow={name} />
          <VersionsTable flow={name} revision={draft.data.revision} versions={versions.data} />
          <PlansPanel flow={name} />
          <BranchesPanel flow={name} revision={draft.data.revision} />
        </>
      ) : error ? null : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}
