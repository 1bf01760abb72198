"use client";
import { ViewportPortal } from "@xyflow/react";
import { useCanvas } from "./canvas-context.tsx";
import { personColour } from "./people.ts";

/** The pointers of the others, where they are in the drawing. Their names stay as large as they are, however far one looks from. */
export function PeopleLayer() {
  const people = useCanvas((state) => state.people);
  return (
    <ViewportPortal>
      {people.map(({ tab, name, cursor }) =>
        cursor ? (
          <div
            key={tab}
            aria-hidden="true"
            className="pointer-events-none absolute top-0 left-0 z-50 transition-transform duration-100"
            style={{ transform: `translate(${cursor.x}px, ${cursor.y}px)`, color: personColour(name) }}
          >
            <svg width="18" height="22" viewBox="0 0 18 22" aria-hidden="true">
              <path d="M1 1 L1 17 L5.5 13 L9 20.5 L12 19 L8.6 11.8 L15 11.5 Z" fill="currentColor" stroke="white" />
            </svg>
            <span className="ml-3 rounded-full bg-current px-2 py-0.5 font-medium text-2xs">
              <span className="text-white">{name}</span>
            </span>
          </div>
        ) : null,
      )}
    </ViewportPortal>
  );
}
