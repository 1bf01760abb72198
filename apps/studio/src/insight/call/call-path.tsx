"use client";
import { buttonStyle } from "@patchbay/ui/button-style";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import type { CallDetail } from "./call-facts.tsx";
import { PathList } from "./path-list.tsx";

// The canvas and all node definitions come only to those who look at the picture.
const CallReplay = dynamic(() => import("../../flows/replay/call-replay.tsx").then((file) => file.CallReplay), {
  ssr: false,
});

export interface CallPathProps {
  readonly call: CallDetail["call"];
  readonly path: CallDetail["path"];
}

/** The way through the flow: played on the drawing that ran, and as a list. */
export function CallPath({ call: { id, flow, startedAt }, path }: CallPathProps) {
  const t = useTranslations("insight.call");
  const [view, setView] = useState<"picture" | "list">("picture");
  const trpc = useTRPC();
  const ways = useQuery(trpc.calls.ways.queryOptions({ id }, { enabled: path.length > 0 }));
  const mayReplay = useMay("flow:test");
  if (path.length === 0 || ways.data?.length === 0) {
    return (
      <Panel title={t("path")}>
        {path.length === 0 ? <p className="text-ink-faint">{t("noPath")}</p> : null}
        <PathList path={path} startedAt={startedAt} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t("path")}
      flush={view === "picture"}
      actions={
        <>
          {mayReplay && flow ? (
            <Link
              href={`/flows/${encodeURIComponent(flow)}/replay?call=${encodeURIComponent(id)}`}
              className={buttonStyle("plain", "sm")}
            >
              {t("throughDraft")}
            </Link>
          ) : null}
          <Segmented
            label={t("path")}
            value={view}
            options={[
              { value: "picture", label: t("picture") },
              { value: "list", label: t("list") },
            ]}
            onChange={setView}
          />
        </>
      }
    >
      {view === "picture" ? (
        ways.data ? (
          <CallReplay ways={ways.data} />
        ) : (
          <Skeleton lines={8} />
        )
      ) : (
        <PathList path={path} startedAt={startedAt} />
      )}
    </Panel>
  );
}
