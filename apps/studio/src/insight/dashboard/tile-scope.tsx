"use client";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { useTranslations } from "next-intl";
import { useOrganisations } from "../group/use-organisations.ts";
import { CheckList } from "./check-list.tsx";

export interface TileScopeProps {
  readonly tile: Tile;
  readonly onChange: (tile: Tile) => void;
}

/** Whose numbers a tile shows: the organisation's own, or those of its group. Not asked where there is no group. */
export function TileScope({ tile, onChange }: TileScopeProps) {
  const t = useTranslations("insight.tile");
  const found = useOrganisations().data ?? [];
  const { organisations, ...own } = tile;
  if (found.length < 2 && !organisations) return null;
  return (
    <>
      <Segmented
        label={t("scope")}
        value={organisations ? "group" : "own"}
        options={(["own", "group"] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))}
        onChange={(scope) => onChange(scope === "own" ? own : { ...own, filters: {}, organisations: [] })}
      />
      {organisations ? (
        <CheckList
          legend={t("organisations")}
          options={found.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={organisations}
          onChange={(chosen) => onChange({ ...own, organisations: chosen })}
        />
      ) : null}
    </>
  );
}
