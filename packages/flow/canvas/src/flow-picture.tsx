"use client";
import type { Locale } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import { CanvasStore } from "./canvas-store.ts";
import { FlowCanvas } from "./flow-canvas.tsx";
import { type CanvasActions, CanvasActionsProvider } from "./view/canvas-actions.tsx";
import { CanvasProvider } from "./view/canvas-context.tsx";
import type { Marks } from "./view/marks.ts";
import { showAll } from "./view/show-all.ts";

export interface FlowPictureProps {
  readonly flow: FlowDocument;
  readonly registry: NodeRegistry;
  readonly locale: Locale;
  /** Ids of the steps that a call went through. */
  readonly visited?: ReadonlySet<string> | undefined;
  /** What is pointed out beside. */
  readonly marks?: Marks | undefined;
  /** The step to look at: selected, and brought into the middle. */
  readonly at?: NodeId | undefined;
}

const nothing = () => {};
const NO_ACTIONS: CanvasActions = {
  ask: nothing,
  add: nothing,
  layOut: nothing,
  group: nothing,
  note: nothing,
  fit: nothing,
};
const NO_REFERENCES = {};

/** A drawing to look at, with the way that a call took through it, or with other things pointed out. */
export function FlowPicture({ flow, registry, locale, visited, marks, at }: FlowPictureProps) {
  const store = useMemo(() => new CanvasStore(flow, registry, true), [flow, registry]);
  const tools = useMemo(() => ({ store, registry, locale, references: NO_REFERENCES }), [store, registry, locale]);
  useEffect(() => store.setVisited(visited), [store, visited]);
  useEffect(() => store.setMarks(marks), [store, marks]);
  useEffect(() => {
    if (at !== undefined) store.show(at);
  }, [store, at]);
  return (
    <CanvasProvider value={tools}>
      <ReactFlowProvider>
        <CanvasActionsProvider value={NO_ACTIONS}>
          <FlowCanvas
            onDropStep={nothing}
            // Not farther away than cards can be read.
            open={(view) =>
              void showAll(
                view,
                store.getState().nodes.filter(({ id }) => !visited || visited.has(id)),
                { minZoom: 0.44, padding: 0.05 },
              )
            }
          />
        </CanvasActionsProvider>
      </ReactFlowProvider>
    </CanvasProvider>
  );
}
