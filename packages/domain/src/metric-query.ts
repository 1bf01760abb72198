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
  | "channel";
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
