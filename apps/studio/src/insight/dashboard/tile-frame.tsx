"use client";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { cx } from "@patchbay/ui/cx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { GripVertical, Settings2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { TileDefinition } from "./tile-definition.tsx";
import { TileView } from "./tile-view.tsx";
import { useMetrics } from "./use-metrics.ts";

export interface TileFrameProps {
  readonly tile: Tile;
  readonly arranging: boolean;
  readonly wall: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function TileFrame({ tile, arranging, wall, onEdit, onRemove }: TileFrameProps) {
  const t = useTranslations("insight.dashboard");
  const ranges = useTranslations("insight.ranges");
  const { titlesOf } = useMetrics();
  const title = tile.title || titlesOf(tile.metrics) || t("newTile");
  return (
    <section
      aria-label={title}
      data-tile={tile.id}
      className={cx("flex h-full flex-col rounded-lg border bg-surface", arranging && "border-dashed")}
    >
      <header className="flex min-h-9 shrink-0 items-center gap-1 px-3 py-1">
        {arranging ? (
          <GripVertical
            data-grid-handle
            className="-ml-1 size-4 shrink-0 cursor-grab text-ink-faint"
            aria-hidden="true"
          />
        ) : null}
        {/* What time it is about stands beside the title, or below it where the tile is narrow. */}
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
          <h2
            {...(arranging ? { "data-grid-handle": true } : {})}
            className={cx(
              "max-w-full truncate font-medium text-ink-soft",
              wall ? "text-lg" : "text-xs",
              arranging && "cursor-grab",
            )}
          >
            {title}
          </h2>
          {tile.range === "live" ? null : <span className="text-2xs text-ink-faint">{ranges(tile.range)}</span>}
        </div>
        {wall ? null : <TileDefinition tile={tile} />}
        {arranging ? (
          <>
            <IconButton size="sm" label={t("edit", { tile: title })} icon={<Settings2 />} onClick={onEdit} />
            <IconButton size="sm" label={t("remove", { tile: title })} icon={<X />} onClick={onRemove} />
          </>
        ) : null}
      </header>
      <div className="min-h-0 flex-1 overflow-auto px-3 pb-3">
        <TileView tile={tile} wall={wall} />
      </div>
    </section>
  );
}
