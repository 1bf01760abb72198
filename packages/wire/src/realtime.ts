import { METRIC_RANGES } from "@patchbay/domain/metric-range";
import { z } from "zod";

/**
 * The realtime socket (`/realtime`, one per browser tab; session cookie, or `?key=` for API clients).
 * The client subscribes; the server answers `subscribed` or `refused`, then sends `data` with `seq` counting per subscription from 1.
 * After a reconnect the client subscribes anew and gets the present state first, so nothing has to be replayed.
 */
export const realtimeTopic = z.discriminatedUnion("kind", [
  /** Every event of the tenant that the user may see. */
  z.object({ kind: z.literal("events"), types: z.array(z.string()).optional() }),
  /** The signed-in agent's own: state, offers (a pending one is sent again at once), conversation. */
  z.object({ kind: z.literal("me") }),
  /** Where runs of a flow stand: first a `run.at` for each live run, then changes. */
  z.object({ kind: z.literal("flow"), flow: z.string() }),
  /** How a flow is used just now, in counts: `FlowTraffic`; of all its runs, or of a version's. */
  z.object({ kind: z.literal("traffic"), flow: z.string().max(64), version: z.number().int().optional() }),
  /** Who else is at a flow's drawing: `PresenceNews`. One's own place is told with `tell`: a `PresenceState`. */
  z.object({ kind: z.literal("presence"), flow: z.string().max(64) }),
  /** Queues, agents and calls as they are now, for supervisors: `LiveWallNews`. */
  z.object({ kind: z.literal("wall") }),
  /** A metric query, evaluated at once and again within 1 s of any event that can change it. Data: MetricTable. */
  z.object({
    kind: z.literal("metrics"),
    metrics: z.array(z.string()).min(1).max(20),
    range: z.enum(METRIC_RANGES),
    by: z.string().optional(),
    filters: z.record(z.string(), z.array(z.string())).default({}),
  }),
  /** The same over the organisation and those below it, by `organisation` or `branch` too. */
  z.object({
    kind: z.literal("group-metrics"),
    metrics: z.array(z.string()).min(1).max(20),
    range: z.enum(METRIC_RANGES),
    by: z.string().optional(),
    filters: z.record(z.string(), z.array(z.string())).default({}),
    organisations: z.array(z.string()).max(500).optional(),
  }),
]);

export const realtimeFromClient = z.discriminatedUnion("op", [
  z.object({ op: z.literal("subscribe"), id: z.string().max(64), topic: realtimeTopic }),
  z.object({ op: z.literal("unsubscribe"), id: z.string().max(64) }),
  /** Says something to a subscription that listens, e.g. where one is in a drawing. */
  z.object({ op: z.literal("tell"), id: z.string().max(64), data: z.json() }),
  z.object({ op: z.literal("ping") }),
]);

export const realtimeFromServer = z.discriminatedUnion("op", [
  z.object({ op: z.literal("subscribed"), id: z.string() }),
  z.object({ op: z.literal("refused"), id: z.string(), code: z.string(), why: z.string() }),
  z.object({ op: z.literal("data"), id: z.string(), seq: z.number().int(), data: z.json() }),
  z.object({ op: z.literal("pong") }),
  /** The session ended or was revoked; the server closes next. */
  z.object({ op: z.literal("signed-out") }),
]);

export type RealtimeTopic = z.infer<typeof realtimeTopic>;
export type RealtimeFromClient = z.infer<typeof realtimeFromClient>;
export type RealtimeFromServer = z.infer<typeof realtimeFromServer>;
