"use client";
import { useCanvasActions } from "@patchbay/canvas/view/canvas-actions.tsx";
import { useCanvas, useCanvasTools } from "@patchbay/canvas/view/canvas-context.tsx";
import type { PaletteCommand } from "@patchbay/ui/command-palette.tsx";
import { Group, Plus, Redo2, Scan, Search, StickyNote, Undo2, WandSparkles, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCommands } from "../../shell/command-centre.tsx";

/** What can be done to the drawing, in the palette of Ctrl K. Shows nothing. */
export function CanvasCommands() {
  const t = useTranslations("canvas");
  const { store, extract } = useCanvasTools();
  const { ask, layOut, group, note, fit } = useCanvasActions();
  const readOnly = useCanvas((state) => state.readOnly);
  const commands = useMemo(() => {
    const looking: readonly PaletteCommand[] = [
      { id: "canvas find", title: t("toolbar.find"), icon: <Search />, run: () => later(() => ask({ kind: "find" })) },
      { id: "canvas fit", title: t("toolbar.fit"), icon: <Scan />, run: fit },
    ].map((command) => ({ ...command, group: t("drawing") }));
    const drawing: readonly PaletteCommand[] = [
      {
        id: "canvas add",
        title: t("shortcuts.names.add"),
        icon: <Plus />,
        run: () => later(() => ask({ kind: "add" })),
      },
      { id: "canvas lay out", title: t("toolbar.layOut"), icon: <WandSparkles />, run: layOut },
      { id: "canvas note", title: t("toolbar.note"), icon: <StickyNote />, run: () => later(note) },
      { id: "canvas group", title: t("shortcuts.names.group"), icon: <Group />, run: group },
      ...(extract
        ? [{ id: "canvas extract", title: t("many.extract"), icon: <Workflow />, run: () => later(extract) }]
        : []),
      { id: "canvas undo", title: t("toolbar.undo"), icon: <Undo2 />, run: () => store.undo() },
      { id: "canvas redo", title: t("toolbar.redo"), icon: <Redo2 />, run: () => store.redo() },
    ].map((command) => ({ ...command, group: t("drawing") }));
    return readOnly ? looking : [...drawing, ...looking];
  }, [t, store, extract, ask, layOut, group, note, fit, readOnly]);
  useCommands(commands);
  return null;
}

/** The palette closes first; one list at a time has the keys. */
function later(run: () => void): void {
  requestAnimationFrame(run);
}
