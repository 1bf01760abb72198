"use client";
import type { NodeId, Point } from "@patchbay/flow-model/document";
import { createContext, useContext } from "react";

/** What the canvas asks for by a list to choose from: a step type, a step to jump to, an exit, a target. */
export type CanvasQuestion =
  | { readonly kind: "add"; readonly at?: Point; readonly from?: { readonly node: NodeId; readonly exit: string } }
  | { readonly kind: "find" }
  | { readonly kind: "exit"; readonly node: NodeId }
  | { readonly kind: "target"; readonly node: NodeId; readonly exit: string };

export interface CanvasActions {
  readonly ask: (question: CanvasQuestion) => void;
  /** Adds a step of this type where it makes sense: beside the selected one and wired to it, else in view. */
  readonly add: (type: string) => void;
  readonly layOut: () => void;
  /** Frames the selected steps. */
  readonly group: () => void;
  /** Puts a sticky note into view, ready to be written. */
  readonly note: () => void;
  readonly fit: () => void;
}

const ActionsContext = createContext<CanvasActions | undefined>(undefined);
export const CanvasActionsProvider = ActionsContext.Provider;

export function useCanvasActions(): CanvasActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("this belongs under a CanvasFrame");
  return actions;
}
