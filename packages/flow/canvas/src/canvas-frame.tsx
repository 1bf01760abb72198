"use client";
import type { NodeId, Point } from "@patchbay/flow-model/document";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { addGroup } from "./edit/add-group.ts";
import { addNote } from "./edit/add-note.ts";
import { addStep } from "./edit/add-step.ts";
import { layOut } from "./edit/lay-out.ts";
import { freePlace, placeBeside } from "./edit/place-beside.ts";
import { FlowCanvas } from "./flow-canvas.tsx";
import { CanvasToolbar } from "./panel/canvas-toolbar.tsx";
import { ProblemsBar } from "./panel/problems-bar.tsx";
import { QuestionPalette } from "./panel/question-palette.tsx";
import { ShortcutsDialog } from "./panel/shortcuts-dialog.tsx";
import { StepPalette } from "./panel/step-palette.tsx";
import { type CanvasActions, CanvasActionsProvider, type CanvasQuestion } from "./view/canvas-actions.tsx";
import { CanvasProvider, type CanvasTools, useCanvas, useCanvasTools } from "./view/canvas-context.tsx";
import { CARD_WIDTH } from "./view/card-shape.ts";
import { type CanvasEdge, type CanvasNode, wiresFrom } from "./view/derive-view.ts";
import { focusNote, focusStep } from "./view/focus-step.ts";
import { showAll } from "./view/show-all.ts";
import { shownExits } from "./view/shown-exits.ts";
import { useCanvasKeys } from "./view/use-canvas-keys.ts";

export interface CanvasFrameProps extends CanvasTools {
  readonly onSave: () => void;
  /** Asked for the docs of the selected step's kind. */
  readonly onDocs: () => void;
  /** Stands to the right of the drawing, e.g. the inspector. */
  readonly side: ReactNode;
}

/**
 * Palette, drawing, toolbar, problems, and what stands at the side: everything over one store. They are drawn anew by what they read
 * there, not with the page around them, which each edit that waits to be saved draws anew.
 */
export function CanvasFrame({ onSave, onDocs, side, ...given }: CanvasFrameProps) {
  const { store, registry, references, locale, author, extract, openFlow } = given;
  const tools = useMemo(
    () => ({
      ...{ store, registry, references, locale },
      ...(author ? { author } : {}),
      ...(extract ? { extract } : {}),
      ...(openFlow ? { openFlow } : {}),
    }),
    [store, registry, references, locale, author, extract, openFlow],
  );
  return (
    <CanvasProvider value={tools}>
      <ReactFlowProvider>
        <CanvasBody onSave={onSave} onDocs={onDocs} side={side} />
      </ReactFlowProvider>
    </CanvasProvider>
  );
}

function CanvasBody({ onSave, onDocs, side }: Pick<CanvasFrameProps, "onSave" | "onDocs" | "side">) {
  const { store, registry, locale } = useCanvasTools();
  const t = useTranslations("canvas");
  const view = useReactFlow<CanvasNode, CanvasEdge>();
  const readOnly = useCanvas((state) => state.readOnly);
  const drawing = useRef<HTMLDivElement>(null);
  const [question, ask] = useState<CanvasQuestion>();
  const [help, setHelp] = useState(false);
  const showHelp = useCallback(() => setHelp(true), []);

  const place = useCallback(
    (type: string, at: Point, from?: { readonly node: NodeId; readonly exit: string }) => {
      const definition = registry.get(type);
      if (!definition) return;
      const added = addStep(store.getState().flow, { definition, at, locale, ...(from ? { from } : {}) });
      store.edit(added.edit);
      store.select([added.id]);
      focusStep(added.id);
    },
    [store, registry, locale],
  );

  const actions = useMemo<CanvasActions>(() => {
    const middle = (): Point => {
      const box = drawing.current?.getBoundingClientRect();
      if (!box) return { x: 0, y: 0 };
      const at = view.screenToFlowPosition({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
      return { x: at.x - CARD_WIDTH / 2, y: at.y - 60 };
    };
    return {
      ask,
      add: (type) => {
        const { flow, selected, wires } = store.getState();
        const beside = selected.length === 1 ? (selected[0] as NodeId) : undefined;
        const node = beside === undefined ? undefined : flow.nodes[beside];
        if (!beside || !node) return place(type, freePlace(flow, middle()));
        const taken = wiresFrom(wires, beside);
        const usual = shownExits(node, registry).filter((item) => !item.error);
        // The first exit that leads nowhere; a step with a single exit lets the new one in between.
        const free = usual.find((item) => !taken.some((wire) => wire.exit === item.name));
        const goesOn = Object.keys(registry.get(type)?.exits ?? {}).length > 0;
        const exit = free ?? (usual.length === 1 && goesOn ? usual[0] : undefined);
        place(type, placeBeside(flow, beside), exit ? { node: beside, exit: exit.name } : undefined);
      },
      layOut: () => {
        const { flow, selected } = store.getState();
        void layOut(flow, registry, selected.length > 1 ? new Set(selected) : undefined).then((edit) => {
          store.edit(edit);
          requestAnimationFrame(() => void showAll(view, store.getState().nodes, { duration: 300 }));
        });
      },
      group: () => addGroup(store, t("group.untitled")),
      note: () => {
        const at = view.screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 3 });
        focusNote(addNote(store, at));
      },
      fit: () => void showAll(view, store.getState().nodes, { duration: 250 }),
    };
  }, [store, registry, view, place, t]);

  useCanvasKeys({ store, actions, onSave, onHelp: showHelp, onDocs, drawing });

  return (
    <CanvasActionsProvider value={actions}>
      <div className="flex min-h-0 flex-1">
        {readOnly ? null : <StepPalette />}
        <div className="flex min-w-0 flex-1 flex-col">
          <div ref={drawing} className="relative min-h-0 flex-1">
            <FlowCanvas onDropStep={place} />
            <CanvasToolbar onHelp={showHelp} />
          </div>
          <ProblemsBar />
        </div>
        {side}
      </div>
      <QuestionPalette
        question={question}
        onAsk={ask}
        onAdd={(type, asked) => (asked.at ? place(type, asked.at, asked.from) : actions.add(type))}
      />
      <ShortcutsDialog open={help} onOpenChange={setHelp} />
    </CanvasActionsProvider>
  );
}
