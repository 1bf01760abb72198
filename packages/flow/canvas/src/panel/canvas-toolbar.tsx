"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { useReactFlow, useStore } from "@xyflow/react";
import { CircleHelp, Minus, Plus, Redo2, Scan, Search, StickyNote, Undo2, WandSparkles } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvasActions } from "../view/canvas-actions.tsx";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";

/** Tools over the drawing: undo, layout, notes, search, zoom. */
export const CanvasToolbar = memo(function CanvasToolbar({ onHelp }: { readonly onHelp: () => void }) {
  const t = useTranslations("canvas.toolbar");
  const { store } = useCanvasTools();
  const { ask, layOut, note, fit } = useCanvasActions();
  const view = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const canUndo = useCanvas((state) => state.undo.length > 0);
  const canRedo = useCanvas((state) => state.redo.length > 0);
  const readOnly = useCanvas((state) => state.readOnly);
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-lg border bg-raised p-1 shadow-float"
    >
      {readOnly ? null : (
        <>
          <IconButton
            size="sm"
            label={t("undo")}
            keys="Ctrl Z"
            icon={<Undo2 />}
            disabled={!canUndo}
            onClick={() => store.undo()}
          />
          <IconButton
            size="sm"
            label={t("redo")}
            keys="Ctrl Shift Z"
            icon={<Redo2 />}
            disabled={!canRedo}
            onClick={() => store.redo()}
          />
          <Divider />
          <IconButton size="sm" label={t("layOut")} keys="L" icon={<WandSparkles />} onClick={layOut} />
          <IconButton size="sm" label={t("note")} keys="T" icon={<StickyNote />} onClick={note} />
        </>
      )}
      <IconButton size="sm" label={t("find")} keys="Ctrl F" icon={<Search />} onClick={() => ask({ kind: "find" })} />
      <Divider />
      <IconButton
        size="sm"
        label={t("zoomOut")}
        keys="-"
        icon={<Minus />}
        onClick={() => void view.zoomOut({ duration: 120 })}
      />
      <button
        type="button"
        className="tabular h-7 w-11 rounded-md text-center text-ink-soft text-xs hover:bg-hover"
        aria-label={t("zoomReset", { zoom })}
        onClick={() => void view.zoomTo(1, { duration: 150 })}
      >
        {zoom}%
      </button>
      <IconButton
        size="sm"
        label={t("zoomIn")}
        keys="+"
        icon={<Plus />}
        onClick={() => void view.zoomIn({ duration: 120 })}
      />
      <IconButton size="sm" label={t("fit")} keys="F" icon={<Scan />} onClick={fit} />
      <Divider />
      <IconButton size="sm" label={t("help")} keys="?" icon={<CircleHelp />} onClick={onHelp} />
    </div>
  );
});

function Divider() {
  return <span className="mx-0.5 h-4 w-px bg-line" aria-hidden="true" />;
}
