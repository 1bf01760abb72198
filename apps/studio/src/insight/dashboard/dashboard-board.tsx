"use client";
import type { Dashboard, Tile } from "@patchbay/ports/store/dashboard-store";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Grid, type GridPlace } from "@patchbay/ui/grid.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { ChartNoAxesColumn, Maximize, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { SaveState } from "./save-state.tsx";
import { TileEditor } from "./tile-editor.tsx";
import { TileFrame } from "./tile-frame.tsx";
import { fitTile, freeTileId, GRID_COLUMNS, GRID_ROW, KINDS, newTile } from "./tile-model.ts";
import { useAutosave } from "./use-autosave.ts";
import { useMetrics } from "./use-metrics.ts";
import { Wallboard } from "./wallboard.tsx";

/** One dashboard: to look at, to arrange, to hang on a wall. */
export function DashboardBoard({ dashboard }: { readonly dashboard: Dashboard }) {
  const t = useTranslations("insight.dashboard");
  const mayEdit = useMay("dashboard:edit");
  const { metrics } = useMetrics();
  const [autosave, dispatch] = useAutosave(dashboard);
  const [arranging, setArranging] = useState(false);
  const [wall, setWall] = useState(false);
  const [editing, setEditing] = useState<string>();
  const { title, tiles } = autosave.content;
  const setTiles = (next: readonly Tile[]) => dispatch({ type: "changed", content: { title, tiles: next } });
  const replace = (tile: Tile) => setTiles(tiles.map((one) => (one.id === tile.id ? tile : one)));
  const edited = tiles.find((tile) => tile.id === editing);

  const add = (kind: Tile["kind"]) => {
    const metric = kind === "line" ? metrics.find((one) => !one.live) : metrics[0];
    if (!metric) return;
    const tile = newTile(tiles, freeTileId(tiles), kind, metric);
    setTiles([...tiles, tile]);
    setEditing(tile.id);
    setArranging(true);
  };
  const move = (places: ReadonlyMap<string, GridPlace>) =>
    setTiles(tiles.map((tile) => ({ ...tile, ...places.get(tile.id) })));

  const grid = (
    <Grid
      columns={GRID_COLUMNS}
      rowHeight={GRID_ROW}
      movable={arranging && !wall}
      onMove={move}
      items={tiles.map((tile) => ({
        id: tile.id,
        place: tile,
        content: (
          <TileFrame
            tile={metrics.length > 0 ? fitTile(tile, metrics) : tile}
            arranging={arranging && !wall}
            wall={wall}
            onEdit={() => setEditing(tile.id)}
            onRemove={() => setTiles(tiles.filter((one) => one.id !== tile.id))}
          />
        ),
      }))}
    />
  );
  if (wall) {
    return (
      <Wallboard title={title} onLeave={() => setWall(false)}>
        {grid}
      </Wallboard>
    );
  }
  const addMenu = (
    <Menu trigger={<Button icon={<Plus />}>{t("add")}</Button>}>
      {KINDS.map((kind) => (
        <MenuItem key={kind} onSelect={() => add(kind)}>
          {t(`addKind.${kind}`)}
        </MenuItem>
      ))}
    </Menu>
  );
  return (
    <Page
      wide
      title={
        arranging ? (
          <Input
            aria-label={t("name")}
            className="h-9! max-w-96 font-semibold text-xl!"
            value={title}
            onChange={(event) => dispatch({ type: "changed", content: { title: event.target.value, tiles } })}
          />
        ) : (
          title
        )
      }
      actions={
        <>
          <SaveState id={dashboard.id} autosave={autosave} dispatch={dispatch} />
          {mayEdit ? addMenu : null}
          {mayEdit ? (
            <Button
              kind={arranging ? "primary" : "plain"}
              icon={<Pencil />}
              aria-pressed={arranging}
              onClick={() => setArranging(!arranging)}
            >
              {t(arranging ? "done" : "arrange")}
            </Button>
          ) : null}
          <Button icon={<Maximize />} onClick={() => setWall(true)}>
            {t("wall")}
          </Button>
        </>
      }
    >
      {tiles.length === 0 ? (
        <EmptyState icon={<ChartNoAxesColumn />} title={t("empty")} action={mayEdit ? addMenu : null}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        grid
      )}
      {edited ? <TileEditor tile={edited} onChange={replace} onClose={() => setEditing(undefined)} /> : null}
    </Page>
  );
}
