"use client";
import type { WorkspaceLayout } from "@patchbay/ports/store/workspace-store";
import { PanelContent } from "../panels/panel-content.tsx";
import { PanelFrame } from "../panels/panel-frame.tsx";
import { COLUMNS, readingOrder, rowsOf } from "./layout-model.ts";

export interface WorkspaceGridProps {
  readonly layout: WorkspaceLayout;
  /** Ids of the panels that the flow wants in front, in order. */
  readonly front: readonly string[];
}

/** The panels in their places; on narrow screens one below the other in reading order. */
export function WorkspaceGrid({ layout, front }: WorkspaceGridProps) {
  return (
    <div
      className="flex flex-col gap-3 lg:grid"
      style={{ gridTemplateColumns: `repeat(${COLUMNS}, minmax(0, 1fr))`, gridAutoRows: rowHeight(layout.panels) }}
    >
      {readingOrder(layout.panels).map((panel) => {
        const at = front.indexOf(panel.id);
        return (
          <div
            key={panel.id}
            className="min-h-0 min-w-0"
            style={{
              gridColumn: `${panel.x + 1} / span ${panel.w}`,
              gridRow: `${panel.y + 1} / span ${panel.h}`,
            }}
          >
            <PanelFrame panel={panel} front={at < 0 ? undefined : at}>
              <PanelContent panel={panel} />
            </PanelFrame>
          </div>
        );
      })}
    </div>
  );
}

/** Rows share the window's height below the status bar, between the height that they were drawn with and twice that. */
function rowHeight(panels: WorkspaceLayout["panels"]): string {
  const rows = Math.max(1, rowsOf(panels));
  return `clamp(2.5rem, calc((100dvh - 4.5rem + 0.75rem) / ${rows} - 0.75rem), 5rem)`;
}
