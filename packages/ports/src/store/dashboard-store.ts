import type { DashboardId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { MetricRange } from "@patchbay/domain/metric-range";

export interface Dashboard {
  readonly id: DashboardId;
  readonly title: string;
  readonly tiles: readonly Tile[];
  readonly revision: number;
  readonly changedAt: Instant;
}

export interface Tile {
  readonly id: string;
  readonly kind: "card" | "line" | "bar" | "table";
  readonly title?: string;
  /** Names from the metric engine (domain/metrics). */
  readonly metrics: readonly string[];
  readonly by?: string;
  readonly range: MetricRange;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** The group's figures instead of the organisation's own: of these organisations of it, or of all when the list is empty. */
  readonly organisations?: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface DashboardStore {
  list(): Promise<readonly Dashboard[]>;
  find(id: DashboardId): Promise<Dashboard | undefined>;
  create(title: string, tiles: readonly Tile[], by: UserId): Promise<Dashboard>;
  save(
    id: DashboardId,
    change: { readonly title: string; readonly tiles: readonly Tile[] },
    revision: number,
  ): Promise<
    Result<
      Dashboard,
      { readonly code: "dashboard.not-found" } | { readonly code: "dashboard.conflict"; readonly revision: number }
    >
  >;
  remove(id: DashboardId): Promise<void>;
}
