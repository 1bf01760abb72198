"use client";
import { cx } from "@patchbay/ui/cx";
import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools } from "./canvas-context.tsx";
import { type CanvasNode, noteIdOf } from "./derive-view.ts";
import { useInHand } from "./use-in-hand.ts";

/** A sticky note: for readers of the drawing only. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations("canvas");
  const { store } = useCanvasTools();
  const noteId = noteIdOf(id);
  const note = useCanvas((state) => state.flow.notes?.find((item) => item.id === noteId));
  const readOnly = useCanvas((state) => state.readOnly);
  const card = useRef<HTMLDivElement>(null);
  useInHand(id, card);
  if (!note) return null;
  return (
    <div
      ref={card}
      className={cx(
        "size-full rounded-md bg-lamp-soft p-1 text-lamp-ink shadow-card",
        selected ? "ring-2 ring-accent/60" : "ring-1 ring-lamp/40",
      )}
    >
      <NodeResizer isVisible={Boolean(selected) && !readOnly} minWidth={120} minHeight={64} />
      <textarea
        aria-label={t("note.text")}
        placeholder={t("note.placeholder")}
        value={note.text}
        readOnly={readOnly}
        maxLength={4_000}
        className="nodrag nowheel size-full resize-none bg-transparent px-1.5 py-1 text-sm outline-none placeholder:text-lamp-ink/75"
        onChange={(event) =>
          store.edit({ type: "set-note", note: { ...note, text: event.target.value } }, `note ${note.id}`)
        }
      />
    </div>
  );
});
