"use client";
import type { ReactNode } from "react";
import ReactGridLayout, { useContainerWidth } from "react-grid-layout";

export interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface GridItem {
  readonly id: string;
  readonly place: GridPlace;
  readonly content: ReactNode;
}

export interface GridProps {
  readonly columns: number;
  /** In pixels; gaps of 12 px come on top. */
  readonly rowHeight: number;
  readonly items: readonly GridItem[];
  /** False shows the same places without letting anything be moved. */
  readonly movable?: boolean;
  /** After a drag or resize: the places of all items, as the others made room. */
  readonly onMove?: (places: ReadonlyMap<string, GridPlace>) => void;
}

export const GRID_GAP = 12;

/** Blocks on a grid (the page brings the styles of react-grid-layout and react-resizable), dragged by what is marked `data-grid-handle`, resized by their corner. */
export function Grid({ columns, rowHeight, items, movable = true, onMove }: GridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  const layout = items.map(({ id, place }) => ({ i: id, x: place.x, y: place.y, w: place.w, h: place.h }));
  const report = (
    next: readonly {
      readonly i: string;
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
    }[],
  ) => onMove?.(new Map(next.map(({ i, x, y, w, h }) => [i, { x, y, w, h }])));
  return (
    <div ref={containerRef}>
      {mounted ? (
        <ReactGridLayout
          width={width}
          layout={layout}
          gridConfig={{ cols: columns, rowHeight, margin: [GRID_GAP, GRID_GAP], containerPadding: [0, 0] }}
          dragConfig={{ enabled: movable, handle: "[data-grid-handle]" }}
          resizeConfig={{ enabled: movable }}
          onDragStop={report}
          onResizeStop={report}
        >
          {items.map((item) => (
            <div key={item.id}>{item.content}</div>
          ))}
        </ReactGridLayout>
      ) : null}
    </div>
  );
}
