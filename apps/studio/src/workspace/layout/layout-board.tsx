"use client";
import type { PlacedPanel } from "@patchbay/ports/store/workspace-store";
import { Grid, type GridPlace } from "@patchbay/ui/grid.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { GripVertical, Settings2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { COLUMNS, movePanels, ROW_HEIGHT, removePanel } from "./layout-model.ts";

export interface LayoutBoardProps {
  readonly panels: readonly PlacedPanel[];
  readonly onChange: (panels: readonly PlacedPanel[]) => void;
  readonly onEdit: (id: string) => void;
}

/** The layout as blocks that are dragged and resized. */
export function LayoutBoard({ panels, onChange, onEdit }: LayoutBoardProps) {
  const t = useTranslations("workspace.layout");
  const kinds = useTranslations("workspace.panels");
  const move = (places: ReadonlyMap<string, GridPlace>) => onChange(movePanels(panels, places));
  return (
    <Grid
      columns={COLUMNS}
      rowHeight={ROW_HEIGHT}
      items={panels.map((panel) => {
        const name = panel.title ?? kinds(panel.kind);
        return {
          id: panel.id,
          place: panel,
          content: (
            <section aria-label={name} className="flex h-full flex-col rounded-lg border bg-surface">
              <header className="flex h-9 items-center gap-1 border-b pr-1 pl-1.5">
                <span data-grid-handle className="cursor-grab text-ink-faint" title={t("move", { panel: name })}>
                  <GripVertical className="size-4" aria-hidden="true" />
                </span>
                <h2 data-grid-handle className="min-w-0 flex-1 cursor-grab truncate font-semibold text-sm">
                  {name}
                </h2>
                <IconButton
                  size="sm"
                  label={t("edit", { panel: name })}
                  icon={<Settings2 />}
                  onClick={() => onEdit(panel.id)}
                />
                <IconButton
                  size="sm"
                  label={t("remove", { panel: name })}
                  icon={<X />}
                  onClick={() => onChange(removePanel(panels, panel.id))}
                />
              </header>
              <p className="p-3 text-2xs text-ink-faint">{panel.id}</p>
            </section>
          ),
        };
      })}
      onMove={move}
    />
  );
}
