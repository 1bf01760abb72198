import type { Instant } from "@patchbay/base/time";

export interface MetricQuery {
  /** Names of definitions in metrics.ts. */
  readonly metrics: readonly string[];
  /** Half-open [from, to). Live metrics ignore it. */
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly by?: MetricDimension;
  readonly filters: Readonly<Partial<Record<MetricFilter, readonly string[]>>>;
}

export type MetricDimension =
  | "queue"
  | "agent"
  | "flow"
  | "hour"
  | "day"
  | "status"
  | "outcome"
  | "quarter-hour"
  | "team"
  | "trunk"
  | "channel"
  /** Of a group's figures only (group/group-table.ts): each organisation by itself, or with all that are below it. */
  | "organisation"
  | "branch";
export type MetricFilter = "queue" | "agent" | "flow" | "direction" | "team" | "status" | "trunk";

export interface MetricTable {
  readonly metrics: readonly string[];
  /** One row without a dimension, else one per value, in order. `null`: not defined there (e.g. a share of nothing). */
  readonly rows: readonly {
    readonly key?: string;
    readonly label?: string;
    readonly values: readonly (number | null)[];
  }[];
}

const TIMES = ["hour", "day", "quarter-hour"] as const satisfies readonly MetricDimension[];
export type TimeDimension = (typeof TIMES)[number];

export function isTime(dimension: MetricDimension): dimension is TimeDimension {
  return (TIMES as readonly MetricDimension[]).includes(dimension);
}

/** The order of a table's rows: times as they pass, everything else by its label. */
export function inOrderOf(by: MetricDimension) {
  return (a: { key?: string; label?: string }, b: { key?: string; label?: string }): number => {
    const field = isTime(by) ? "key" : "label";
    const [x, y] = [a[field] ?? "", b[field] ?? ""];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}
