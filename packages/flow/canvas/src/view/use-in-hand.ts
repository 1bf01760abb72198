"use client";
import type { Point } from "@patchbay/flow-model/document";
import { type RefObject, useLayoutEffect, useSyncExternalStore } from "react";
import { useCanvasTools } from "./canvas-context.tsx";

/** Lets a card follow the hand that drags it. Past React and on a layer of its own: a move then neither renders nor paints it. */
export function useInHand(id: string, card: RefObject<HTMLElement | null>): void {
  const { hand } = useCanvasTools().store;
  useLayoutEffect(() => {
    let before: Point | undefined;
    const follow = () => {
      const shift = hand.shiftOf(id);
      if (shift === before || !card.current) return;
      before = shift;
      card.current.style.willChange = shift ? "translate" : "";
      card.current.style.translate = shift ? `${shift.x}px ${shift.y}px` : "";
    };
    follow();
    return hand.watch(follow);
  }, [hand, id, card]);
}

/** How far a card is dragged from its place; undefined while it is not. */
export function useShift(id: string): Point | undefined {
  const { hand } = useCanvasTools().store;
  const read = () => hand.shiftOf(id);
  return useSyncExternalStore(hand.watch, read, read);
}
