import type { Tile } from "@patchbay/ports/store/dashboard-store";

type Place = Pick<Tile, "x" | "y" | "w" | "h">;

const card = (id: string, metric: string, range: Tile["range"], place: Place): Tile => ({
  id,
  kind: "card",
  metrics: [metric],
  range,
  filters: {},
  ...place,
});

/** The dashboard that a new tenant begins with: what happens now, and how the day went. */
export const liveFloor: readonly Tile[] = [
  card("calls-now", "calls-now", "live", { x: 0, y: 0, w: 2, h: 3 }),
  card("waiting-now", "waiting-now", "live", { x: 2, y: 0, w: 2, h: 3 }),
  card("longest-wait", "longest-wait-now", "live", { x: 4, y: 0, w: 2, h: 3 }),
  card("agents-ready", "agents-ready", "live", { x: 6, y: 0, w: 2, h: 3 }),
  card("service-level", "service-level", "today", { x: 8, y: 0, w: 2, h: 3 }),
  card("abandon-rate", "abandon-rate", "today", { x: 10, y: 0, w: 2, h: 3 }),
  {
    id: "calls-by-hour",
    kind: "line",
    metrics: ["calls-offered", "calls-answered", "calls-abandoned"],
    by: "hour",
    range: "24h",
    filters: {},
    x: 0,
    y: 3,
    w: 8,
    h: 7,
  },
  {
    id: "agents-by-state",
    kind: "bar",
    metrics: ["agents-by-state"],
    by: "status",
    range: "live",
    filters: {},
    x: 8,
    y: 3,
    w: 4,
    h: 7,
  },
  {
    id: "by-queue",
    kind: "table",
    metrics: ["calls-offered", "calls-answered", "calls-abandoned", "average-speed-of-answer", "average-handle-time"],
    by: "queue",
    range: "today",
    filters: {},
    x: 0,
    y: 10,
    w: 12,
    h: 6,
  },
];
