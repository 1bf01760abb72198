import type { Services } from "@patchbay/api/api-context";
import type { Standing } from "@patchbay/api/procedures";
import type { Permission } from "@patchbay/domain/permission";
import type { RealtimeTopic } from "@patchbay/wire/realtime";
import type { GroupFeeds } from "./group-feeds.ts";
import type { MetricFeeds } from "./metric-feeds.ts";
import type { TenantHub } from "./tenant-hub.ts";
import type { TrafficFeeds } from "./traffic-feeds.ts";
import type { WallFeeds } from "./wall-feeds.ts";

export type Kind = RealtimeTopic["kind"];
export type TopicOf<K extends Kind> = Extract<RealtimeTopic, { kind: K }>;

/** What topics stand on, once per process. */
export interface TopicWorld {
  readonly services: Services;
  readonly hub: TenantHub;
  readonly metricFeeds: MetricFeeds;
  readonly groupFeeds: GroupFeeds;
  readonly trafficFeeds: TrafficFeeds;
  readonly wallFeeds: WallFeeds;
  /** A background read failed; the subscription goes on with the next event. */
  readonly failed: (error: unknown) => void;
}

export interface TopicRequest<K extends Kind> {
  readonly topic: TopicOf<K>;
  readonly standing: Standing;
  /** Sends one datum, as JSON text. */
  readonly push: (json: string) => void;
}

/** A subscription that runs; some also hear what the client tells. */
export type Opened = (() => void) | { leave(): void; tell(data: unknown): void };

export type Refused = { readonly code: string; readonly why: string };

/** One kind of subscription. It names its permission, like every procedure does. */
export interface TopicSource<K extends Kind> {
  readonly permission: Permission | "by-event";
  open(world: TopicWorld, request: TopicRequest<K>): Opened | Refused;
}

export type TopicSources = { readonly [K in Kind]: TopicSource<K> };
