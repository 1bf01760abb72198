"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CallDetail } from "./call-facts.tsx";
import { PathList } from "./path-list.tsx";

// The canvas and all node definitions come only to those who look at the picture.
const PathPicture = dynamic(() => import("./path-picture.tsx").then((file) => file.PathPicture), { ssr: false });

export interface CallPathProps {
  readonly path: CallDetail["path"];
  readonly document: CallDetail["document"];
  readonly startedAt: number;
}

/** The way through the flow, as a list and on the drawing. */
export function CallPath({ path, document, startedAt }: CallPathProps) {
  const t = useTranslations("insight.call");
  const [view, setView] = useState<"picture" | "list">("picture");
  if (path.length === 0 || !document) {
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
        <Segmented
          label={t("path")}
          value={view}
          options={[
            { value: "picture", label: t("picture") },
            { value: "list", label: t("list") },
          ]}
          onChange={setView}
        />
      }
    >
      {view === "picture" ? (
        <PathPicture path={path} document={document} />
      ) : (
        <PathList path={path} startedAt={startedAt} />
      )}
    </Panel>
  );
}
