"use client";
import type { Locale, LocalText } from "@patchbay/base/text";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { CanvasState, CanvasStore } from "../canvas-store.ts";

/** A thing of the tenant that fields refer to by its name. */
export interface Reference {
  readonly name: string;
  readonly title: string;
}

/** Things of the tenant by kind: queue, prompt, calendar, flow, panel. */
export type References = Readonly<Partial<Record<string, readonly Reference[]>>>;

export interface CanvasTools {
  readonly store: CanvasStore;
  readonly registry: NodeRegistry;
  readonly references: References;
  readonly locale: Locale;
  /** Makes a sub-flow of the selected steps; left out where none can be made. */
  readonly extract?: () => void;
  /** Goes to another flow's drawing; left out where there is no way back. */
  readonly openFlow?: (name: string) => void;
  /** Who one is and what time it is, for comments; left out where nobody can say anything. */
  readonly author?: () => { readonly by: string; readonly at: number };
}

const CanvasContext = createContext<CanvasTools | undefined>(undefined);
export const CanvasProvider = CanvasContext.Provider;

export function useCanvasTools(): CanvasTools {
  const tools = useContext(CanvasContext);
  if (!tools) throw new Error("this belongs under a CanvasProvider");
  return tools;
}

/** Reads the store; renders again only when what the selector answers is another object. */
export function useCanvas<Value>(select: (state: CanvasState) => Value): Value {
  const { store } = useCanvasTools();
  const read = () => select(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Picks the reader's language of a text. */
export function useLocalText(): (text: LocalText) => string {
  const { locale } = useCanvasTools();
  return (text) => text[locale];
}
