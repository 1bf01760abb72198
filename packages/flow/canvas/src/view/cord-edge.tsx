"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from "@xyflow/react";
import { Plus, X } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvasActions } from "./canvas-actions.tsx";
import { useCanvas, useCanvasTools } from "./canvas-context.tsx";
import { CARD_WIDTH } from "./card-shape.ts";
import { cordColour } from "./category-look.ts";
import type { CanvasEdge } from "./derive-view.ts";
import { CORD_MARK, exitKey } from "./marks.ts";
import { useShift } from "./use-in-hand.ts";

/** A wire in the colour of the step that it leaves. Selected, it shows how to cut it. */
export const CordEdge = memo(function CordEdge(props: EdgeProps<CanvasEdge>) {
  const { source, target, sourceHandleId, selected } = props;
  const t = useTranslations("canvas");
  const { store, registry } = useCanvasTools();
  const { ask } = useCanvasActions();
  const type = useCanvas((state) => state.flow.nodes[source as NodeId]?.type ?? "");
  const readOnly = useCanvas((state) => state.readOnly);
  const mark = useCanvas((state) => state.marks?.exits.get(exitKey(source, sourceHandleId ?? "")));
  // On the way of a call, wires that it did not take step back as the cards do.
  const isFaint = useCanvas((state) => state.visited !== undefined && state.marks !== undefined) && !mark;
  const isTaken = useCanvas((state) => state.marks?.taking === exitKey(source, sourceHandleId ?? ""));
  const definition = registry.get(type);
  const exit = sourceHandleId ?? "";
  const error = definition && Object.hasOwn(definition.exits, exit) ? definition.exits[exit]?.error : false;
  const [start, end] = [useShift(source), useShift(target)];
  const [path, labelX, labelY] = getBezierPath({
    ...props,
    sourceX: props.sourceX + (start?.x ?? 0),
    sourceY: props.sourceY + (start?.y ?? 0),
    targetX: props.targetX + (end?.x ?? 0),
    targetY: props.targetY + (end?.y ?? 0),
    curvature: 0.32,
  });
  return (
    <>
      <BaseEdge
        id={props.id}
        path={path}
        interactionWidth={14}
        {...(isTaken ? { className: "pb-cord-taken" } : {})}
        style={{
          stroke: mark ? CORD_MARK[mark] : cordColour(definition?.category),
          strokeWidth: isTaken ? 5 : selected || mark ? 3 : 1.75,
          ...(isFaint ? { opacity: 0.2 } : {}),
          ...(error ? { strokeDasharray: "5 4" } : {}),
        }}
      />
      {selected && !readOnly ? (
        <EdgeLabelRenderer>
          <span
            className="nodrag nopan pointer-events-auto absolute flex gap-1"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            <button
              type="button"
              aria-label={t("wire.insert")}
              className="flex size-6 items-center justify-center rounded-full border bg-raised text-accent-ink shadow-card hover:bg-accent-soft"
              onClick={() =>
                ask({
                  kind: "add",
                  at: { x: labelX - CARD_WIDTH / 2, y: labelY },
                  from: { node: source as NodeId, exit },
                })
              }
            >
              <Plus className="size-3.5" />
            </button>
            <button
              type="button"
              aria-label={t("wire.cut")}
              className="flex size-6 items-center justify-center rounded-full border bg-raised text-bad-ink shadow-card hover:bg-bad-soft"
              onClick={() => store.edit({ type: "disconnect", from: source as NodeId, exit })}
            >
              <X className="size-3.5" />
            </button>
          </span>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
});
