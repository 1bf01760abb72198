"use client";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { RANGES } from "../calls/call-filters.ts";
import { CheckList } from "./check-list.tsx";
import { dimensionsFor, fitTile, KINDS } from "./tile-model.ts";
import { TileScope } from "./tile-scope.tsx";
import { useMetrics } from "./use-metrics.ts";

export interface TileEditorProps {
  readonly tile: Tile;
  readonly onChange: (tile: Tile) => void;
  readonly onClose: () => void;
}

const NONE = "";

/** What a tile shows and how; each change is seen at once behind it. */
export function TileEditor({ tile, onChange, onClose }: TileEditorProps) {
  const t = useTranslations("insight");
  const { locale } = usePreferences();
  const { metrics, byName } = useMetrics();
  const queues = useQuery(useTRPC().queue.list.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  const change = (part: Partial<Tile>) => onChange(fitTile({ ...tile, ...part }, metrics));
  const chosen = tile.metrics.flatMap((name) => byName.get(name) ?? []);
  const dimensions = dimensionsFor(tile.kind, chosen, tile.organisations);
  const live = tile.range === "live";
  const { by: _, ...withoutBy } = tile;
  const { title: __, ...withoutTitle } = tile;
  const mayGroup = useMay("group:read");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t("tile.title")}
      closeLabel={t("tile.close")}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t("tile.close")}
        </Button>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Field label={t("tile.name")}>
            {(ids) => (
              <Input
                {...ids}
                value={tile.title ?? ""}
                placeholder={chosen.map((metric) => metric.title[locale]).join(", ")}
                onChange={(event) =>
                  onChange(event.target.value === "" ? withoutTitle : { ...tile, title: event.target.value })
                }
              />
            )}
          </Field>
          <Segmented
            label={t("tile.kind")}
            value={tile.kind}
            options={KINDS.map((value) => ({ value, label: t(`tile.kinds.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
          {dimensions.length > 0 ? (
            <Field label={t("tile.by")}>
              {(ids) => (
                <Select
                  {...ids}
                  value={tile.by ?? NONE}
                  options={[
                    ...(tile.kind === "line" ? [] : [{ value: NONE, label: t("tile.byNothing") }]),
                    ...dimensions.map((value) => ({ value, label: t(`dashboard.by.${value as "queue"}`) })),
                  ]}
                  onChange={(by) => onChange(fitTile(by === NONE ? withoutBy : { ...tile, by }, metrics))}
                />
              )}
            </Field>
          ) : null}
          {live ? null : (
            <Field label={t("tile.range")}>
              {(ids) => (
                <Select
                  {...ids}
                  value={tile.range}
                  options={RANGES.map((value) => ({ value, label: t(`ranges.${value}`) }))}
                  onChange={(range) => change({ range: range as Tile["range"] })}
                />
              )}
            </Field>
          )}
          {mayGroup ? <TileScope tile={tile} onChange={(next) => onChange(fitTile(next, metrics))} /> : null}
          {tile.organisations ? null : (
            <CheckList
              legend={t("tile.queues")}
              options={queues.map(({ name, title }) => ({ value: name, label: title }))}
              chosen={tile.filters.queue ?? []}
              onChange={(queue) => change({ filters: withQueues(tile.filters, queue) })}
            />
          )}
        </div>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="pb-1 font-medium text-ink-soft text-xs">{t("tile.metrics")}</legend>
          {metrics.map((metric) => (
            <Checkbox
              key={metric.name}
              checked={tile.metrics.includes(metric.name)}
              onChange={(on) =>
                change({
                  metrics: on ? [...tile.metrics, metric.name] : tile.metrics.filter((name) => name !== metric.name),
                })
              }
            >
              <span title={metric.formula[locale]}>{metric.title[locale]}</span>
            </Checkbox>
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}

function withQueues(filters: Tile["filters"], queue: readonly string[]): Tile["filters"] {
  const { queue: _, ...rest } = filters;
  return queue.length > 0 ? { ...rest, queue } : rest;
}
