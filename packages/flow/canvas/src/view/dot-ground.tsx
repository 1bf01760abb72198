"use client";
import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";

const GAP = 24;
/** Dots stay between these distances on screen: seen from farther away, there are fewer of them. */
const LEAST_GAP = 18;

/**
 * Dots behind the drawing. A pan shifts a finished layer by less than one gap, which costs no painting; React Flow's own background
 * is an SVG pattern that is painted anew in each frame.
 */
export function DotGround() {
  const ground = useRef<HTMLDivElement>(null);
  const reactFlow = useStoreApi();
  useEffect(() => {
    let shown = 0;
    const place = () => {
      const style = ground.current?.style;
      if (!style) return;
      const [x, y, zoom] = reactFlow.getState().transform;
      const gap = gapAt(zoom);
      if (gap !== shown) {
        shown = gap;
        style.backgroundSize = `${gap}px ${gap}px`;
        style.inset = `${-gap}px`;
      }
      style.transform = `translate(${x % gap}px, ${y % gap}px)`;
    };
    place();
    return reactFlow.subscribe((state, before) => {
      if (state.transform !== before.transform) place();
    });
  }, [reactFlow]);
  return (
    <div className="pointer-events-none absolute inset-0 -z-10 overflow-hidden">
      <div ref={ground} className="pb-dots absolute will-change-transform" />
    </div>
  );
}

function gapAt(zoom: number): number {
  let gap = GAP * zoom;
  while (gap < LEAST_GAP) gap *= 2;
  return gap;
}
