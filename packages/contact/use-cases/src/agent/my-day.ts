import type { UserId } from "@patchbay/base/ids";
import { type Measuring, metricQuery } from "../metric/query-metrics.ts";

/** What agents see of their own day, in this order: metrics of these names. */
export const OWN_METRICS = [
  "calls-answered",
  "offers-missed",
  "talk-time",
  "hold-time",
  "wrap-up-time",
  "average-handle-time",
  "time-ready",
  "time-away",
  "occupancy",
] as const;
export type OwnMetric = (typeof OWN_METRICS)[number];

export interface MyDay {
  readonly values: readonly { readonly metric: OwnMetric; readonly value: number | null }[];
  /** Contacts handled since midnight, by channel. */
  readonly byChannel: readonly { readonly channel: string; readonly handled: number }[];
}

/** The figures of one agent's own day, in the tenant's time zone; the same definitions as on every dashboard. */
export const myDay = (measuring: Measuring & { readonly by: UserId }) => async (): Promise<MyDay> => {
  const { facts } = measuring.stores;
  const mine = { range: "today", filters: { agent: [measuring.by] } } as const;
  const [totals, channels] = await Promise.all([
    facts.query(metricQuery(measuring, { ...mine, metrics: OWN_METRICS })),
    facts.query(metricQuery(measuring, { ...mine, metrics: ["calls-answered"], by: "channel" })),
  ]);
  const values = totals.rows[0]?.values ?? [];
  return {
    values: OWN_METRICS.map((metric, index) => ({ metric, value: values[index] ?? null })),
    byChannel: channels.rows.map(({ key = "", values: [handled] }) => ({ channel: key, handled: handled ?? 0 })),
  };
};
