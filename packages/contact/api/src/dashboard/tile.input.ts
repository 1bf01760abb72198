import { METRIC_RANGES } from "@patchbay/domain/metric-range";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { z } from "zod";

const metricName = z.string().min(1).max(80);

const tile = z.object({
  id: z.string().min(1).max(80),
  kind: z.enum(["card", "line", "bar", "table"]),
  title: z.string().max(200).exactOptional(),
  metrics: z.array(metricName).min(1).max(20),
  by: z.string().max(40).exactOptional(),
  range: z.enum(METRIC_RANGES),
  filters: z.record(z.string().max(40), z.array(z.string().max(200)).max(200)),
  organisations: z.array(z.string().max(100)).max(500).exactOptional(),
  x: z.number().int().min(0).max(100),
  y: z.number().int().min(0).max(1_000),
  w: z.number().int().min(1).max(100),
  h: z.number().int().min(1).max(100),
}) satisfies z.ZodType<Tile>;

export const tiles = z.array(tile).max(100);
