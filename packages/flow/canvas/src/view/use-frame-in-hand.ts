"use client";
import { type RefObject, useLayoutEffect } from "react";
import { useCanvasTools } from "./canvas-context.tsx";
import { frameOf, groupOf } from "./group-frames.ts";

/** Lets a group's frame stay around its steps while some of them are dragged. Past React, as `useInHand`. */
export function useFrameInHand(id: string, frame: RefObject<HTMLElement | null>): void {
  const { store } = useCanvasTools();
  useLayoutEffect(() => {
    const follow = () => {
      const style = frame.current?.style;
      if (!style) return;
      const { flow, nodes } = store.getState();
      const group = groupOf(flow, id);
      const isHeld = group?.nodes.some((member) => store.hand.shiftOf(member));
      const place = isHeld ? nodes.find((node) => node.id === id)?.position : undefined;
      const around = place && group && frameOf(group, new Map(store.hand.seen(nodes).map((node) => [node.id, node])));
      style.translate = around ? `${around.x - place.x}px ${around.y - place.y}px` : "";
      style.width = around ? `${around.width}px` : "";
      style.height = around ? `${around.height}px` : "";
    };
    follow();
    return store.hand.watch(follow);
  }, [store, id, frame]);
}
