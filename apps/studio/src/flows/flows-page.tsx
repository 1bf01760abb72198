"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { FileInput, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { AddButton } from "../frame/add-button.tsx";
import { FlowTable } from "./flow-table.tsx";
import { GuideOffer } from "./guide/guide-offer.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { NewFlowDialog } from "./new-flow-dialog.tsx";

export function FlowsPage() {
  const t = useTranslations("flows");
  const importWords = useTranslations("versions.import");
  const failureText = useFailureText();
  const mayEdit = useMay("flow:edit");
  const flows = useQuery(useTRPC().flow.list.queryOptions());
  const [text, setText] = useState("");
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const wanted = text.trim().toLowerCase();
  const shown = (flows.data ?? []).filter((flow) =>
    [flow.title, flow.name, ...flow.numbers].some((word) => word.toLowerCase().includes(wanted)),
  );
  const create = mayEdit ? <AddButton onClick={() => setCreating(true)}>{t("create")}</AddButton> : null;

  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        <>
          <SearchInput
            label={t("search")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-60"
          />
          {mayEdit ? (
            <Button icon={<FileInput />} onClick={() => setImporting(true)}>
              {importWords("open")}
            </Button>
          ) : null}
          {create}
        </>
      }
    >
      {flows.error ? <Callout tone="bad">{failureText(flows.error)}</Callout> : null}
      {flows.isPending ? <Skeleton lines={6} /> : null}
      {flows.data && mayEdit ? <GuideOffer flows={flows.data} onBegin={() => setCreating(true)} /> : null}
      {flows.data ? (
        <Panel flush>
          {flows.data.length === 0 ? (
            <EmptyState icon={<Workflow />} title={t("empty")} action={create}>
              {t("emptyHint")}
            </EmptyState>
          ) : shown.length === 0 ? (
            <EmptyState title={t("noMatch", { text })} />
          ) : (
            <FlowTable flows={shown} />
          )}
        </Panel>
      ) : null}
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
      <NewFlowDialog open={creating} onOpenChange={setCreating} />
    </Page>
  );
}
