"use client";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Keys } from "./keys.tsx";

export interface TipProps {
  readonly text: string;
  readonly keys?: string;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactElement;
}

/** A short text beside its only child while that is hovered or focused. */
export function Tip({ text, keys, side = "top", children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-60">
          <Tooltip.Popup className="flex animate-appear items-center gap-2 rounded-md bg-ink px-2 py-1 text-ground text-xs shadow-float">
            {text}
            {keys ? <Keys text={keys} /> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
