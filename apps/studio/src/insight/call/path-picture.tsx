"use client";
import { FlowPicture } from "@patchbay/canvas/flow-picture.tsx";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { useMemo } from "react";
import { nodeRegistry } from "../../flows/node-registry.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import type { CallDetail } from "./call-facts.tsx";

export interface PathPictureProps {
  readonly path: CallDetail["path"];
  readonly document: FlowDocument;
}

/** The flow as it was drawn when the call ran, the way of the call marked. Steps of sub-flows stand in the list only. */
export function PathPicture({ path, document }: PathPictureProps) {
  const { locale } = usePreferences();
  const visited = useMemo(
    () => new Set(path.filter((step) => step.flow === document.name).map((step) => step.node)),
    [path, document],
  );
  return (
    <div className="h-[28rem]">
      <FlowPicture flow={document} registry={nodeRegistry} locale={locale} visited={visited} />
    </div>
  );
}
