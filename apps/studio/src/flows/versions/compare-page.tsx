"use client";
import { FlowPicture } from "@patchbay/canvas/flow-picture.tsx";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { FlowChange } from "@patchbay/flow-model/history/change";
import { changeLines } from "@patchbay/flow-model/history/change-words";
import { diffFlows } from "@patchbay/flow-model/history/diff-flows";
import { buttonStyle } from "@patchbay/ui/button-style";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFailureText } from "../../data/use-failure-text.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { flowWords, nodeRegistry } from "../node-registry.ts";
import { ChangeList } from "./change-list.tsx";
import { changeMarks } from "./change-marks.ts";
import { type DrawingRef, useDrawing } from "./use-drawing.ts";

export interface ComparePageProps {
  readonly name: string;
  readonly from: DrawingRef;
  readonly to: DrawingRef;
}

/** Two drawings of a flow side by side: what changed in meaning, and where. */
export function ComparePage({ name, from, to }: ComparePageProps) {
  const t = useTranslations("versions");
  const failureText = useFailureText();
  const [before, after] = [useDrawing(name, from), useDrawing(name, to)];
  const error = before.error ?? after.error;
  const called = (ref: DrawingRef) => (ref === "draft" ? t("draft") : t("version", { version: ref }));
  return (
    <Page
      wide
      title={t("compare.heading", { from: called(from), to: called(to) })}
      description={t("compare.description")}
      actions={
        <Link href={`/flows/${encodeURIComponent(name)}/versions`} className={buttonStyle("plain")}>
          {t("compare.back")}
        </Link>
      }
    >
      {error ? <Callout tone="bad">{failureText(error)}</Callout> : null}
      {before.document && after.document ? (
        <Comparison before={before.document} after={after.document} titles={[called(from), called(to)]} />
      ) : error ? null : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

interface ComparisonProps {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  readonly titles: readonly [string, string];
}

function Comparison({ before, after, titles }: ComparisonProps) {
  const t = useTranslations("versions.compare");
  const { locale } = usePreferences();
  const changes = useMemo(() => diffFlows(before, after), [before, after]);
  const lines = useMemo(
    () => changes.flatMap((change) => changeLines(change, [after, before], flowWords)),
    [changes, before, after],
  );
  const touched = useMemo(() => new Set(changes.flatMap(nodesOf)), [changes]);
  const marks = useMemo(() => changeMarks(changes), [changes]);
  const [shown, setShown] = useState<NodeId>();
  // Where nothing differs, nothing steps back.
  const marked = useMemo(
    () => (shown !== undefined ? new Set([shown]) : touched.size > 0 ? touched : undefined),
    [shown, touched],
  );
  return (
    <>
      <Panel title={t("count", { count: lines.length })} flush>
        {lines.length === 0 ? <EmptyState title={t("same")} /> : <ChangeList lines={lines} onShow={setShown} />}
      </Panel>
      <div className="grid gap-4 lg:grid-cols-2">
        {[before, after].map((flow, index) => (
          <Panel key={titles[index]} title={titles[index]} flush>
            {/* A drawing is opened at what is marked: another mark is another opening. */}
            <div className="h-[32rem]" key={shown ?? "all"}>
              <FlowPicture flow={flow} registry={nodeRegistry} locale={locale} visited={marked} marks={marks} />
            </div>
          </Panel>
        ))}
      </div>
    </>
  );
}

function nodesOf(change: FlowChange): readonly NodeId[] {
  switch (change.kind) {
    case "flow-changed":
      return [];
    case "node-renamed":
      return [change.node, change.to];
    case "wire-changed":
      return [change.from];
    default:
      return [change.node];
  }
}
