"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { CanvasStore } from "../canvas-store.ts";
import { copyClip, pasteClip, readClip, removeSelected } from "../edit/clip.ts";
import { type Direction, nearestStep } from "../edit/nearest-step.ts";
import type { CanvasActions } from "./canvas-actions.tsx";
import { focusStep } from "./focus-step.ts";
import { type ShortcutName, shortcutOf } from "./shortcuts.ts";

export interface CanvasKeys {
  readonly store: CanvasStore;
  readonly actions: CanvasActions;
  readonly onSave: () => void;
  readonly onHelp: () => void;
  /** Shows the docs of the selected step's kind. */
  readonly onDocs: () => void;
  readonly drawing: RefObject<HTMLElement | null>;
}

/** Keys and clipboard of the canvas while no dialog is open. */
export function useCanvasKeys(keys: CanvasKeys): void {
  const view = useReactFlow();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || inDialog(event.target)) return;
      const name = shortcutOf({
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
        typing: isTyping(event.target),
      });
      if (!name) return;
      event.preventDefault();
      run(name, latest.current, view);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping(event.target) || inDialog(event.target)) return;
      const { store } = latest.current;
      const clip = copyClip(store.getState().flow, store.getState().selected);
      if (!clip) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", JSON.stringify(clip));
      if (event.type === "cut") run("remove", latest.current, view);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || inDialog(event.target)) return;
      const clip = readClip(event.clipboardData?.getData("text/plain") ?? "");
      if (!clip) return;
      event.preventDefault();
      const box = latest.current.drawing.current?.getBoundingClientRect();
      const at = box
        ? view.screenToFlowPosition({ x: box.x + box.width * 0.35, y: box.y + box.height * 0.35 })
        : { x: 0, y: 0 };
      const { store } = latest.current;
      const pasted = pasteClip(store.getState().flow, clip, at);
      store.edit(pasted.edit);
      store.select(pasted.select);
    };
    // React Flow moves a focused card by arrow keys, with Alt too: ours come first.
    const onAlt = (event: KeyboardEvent) => {
      if (!event.altKey) return;
      onKeyDown(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener("keydown", onAlt, { capture: true });
    window.addEventListener("keydown", onKeyDown);
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onAlt, { capture: true });
      window.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [view]);
}

function run(
  name: ShortcutName,
  { store, actions, onSave, onHelp, onDocs }: CanvasKeys,
  view: ReturnType<typeof useReactFlow>,
) {
  const { flow, selected, selectedEdges, nodes, edges, diagnostics } = store.getState();
  const one =
    selected.length === 1 && Object.hasOwn(flow.nodes, selected[0] as string) ? (selected[0] as NodeId) : undefined;
  switch (name) {
    case "add":
      return actions.ask({ kind: "add" });
    case "connect":
      return one ? actions.ask({ kind: "exit", node: one }) : undefined;
    case "find":
      return actions.ask({ kind: "find" });
    case "undo":
      return store.undo();
    case "redo":
      return store.redo();
    case "duplicate": {
      const clip = copyClip(flow, selected);
      if (!clip) return;
      const [first] = [...Object.values(clip.layout), ...clip.notes];
      const pasted = pasteClip(flow, clip, { x: (first?.x ?? 0) + 40, y: (first?.y ?? 0) + 40 });
      store.edit(pasted.edit);
      return store.select(pasted.select);
    }
    case "selectAll":
      return store.select(nodes.map((node) => node.id));
    case "remove": {
      const cut = edges.filter((edge) => selectedEdges.includes(edge.id));
      const edit = removeSelected(
        selected,
        cut.map((edge) => ({ from: edge.source as NodeId, exit: edge.sourceHandle ?? "" })),
      );
      return edit ? store.edit(edit) : undefined;
    }
    case "note":
      return actions.note();
    case "group":
      return actions.group();
    case "goLeft":
    case "goRight":
    case "goUp":
    case "goDown": {
      const to = nearestStep(nodes, one, name.slice(2).toLowerCase() as Direction);
      return to === undefined ? undefined : goTo(store, to as NodeId);
    }
    case "layOut":
      return actions.layOut();
    case "fit":
      return actions.fit();
    case "zoomIn":
      return void view.zoomIn({ duration: 120 });
    case "zoomOut":
      return void view.zoomOut({ duration: 120 });
    case "nextProblem": {
      const placed = diagnostics.filter((item) => item.node !== undefined);
      const at = placed.findIndex((item) => item.node === one);
      const next = placed[(at + 1) % placed.length];
      return next?.node ? store.show(next.node, next.field) : undefined;
    }
    case "save":
      return onSave();
    case "clear":
      return store.select([]);
    case "docs":
      return onDocs();
    case "help":
      return onHelp();
  }
}

/** Selects a step, brings it into view and, when its card is drawn, puts the focus on it. */
function goTo(store: CanvasStore, id: NodeId): void {
  store.show(id);
  focusStep(id);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
