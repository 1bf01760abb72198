"use client";
import { FlowPicture } from "@patchbay/canvas/flow-picture.tsx";
import type { NodeId } from "@patchbay/flow-model/document";
import { useTranslations } from "next-intl";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { nodeRegistry } from "../node-registry.ts";
import type { WayView } from "./way-view.ts";

/** The drawing that a call is in, with its way so far. */
export function WayStage({ view: { drawing, visited, marks, at } }: { readonly view: WayView }) {
  const t = useTranslations("replay");
  const { locale } = usePreferences();
  if (!drawing) return <p className="p-3 text-ink-faint text-sm">{t("noDrawing")}</p>;
  const known = at !== undefined && Object.hasOwn(drawing.nodes, at) ? { at: at as NodeId } : {};
  return (
    <FlowPicture flow={drawing} registry={nodeRegistry} locale={locale} visited={visited} marks={marks} {...known} />
  );
}
