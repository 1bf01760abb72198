import { WAYS_IN } from "@patchbay/domain/supervision";
import { z } from "zod";

/**
 * What a supervisor's wall shows. Times are instants, so that nothing is sent while only the clock goes on. The first message
 * is whole; the later ones hold the rows that changed, and the ids of those that are gone.
 */
/** Agents who are signed in, by what they do; a pause by its reason. */
const stateCounts = z.array(
  z.object({ status: z.string(), reason: z.string().exactOptional(), count: z.number().int() }),
);

const wallQueue = z.object({
  /** The queue's name. */
  id: z.string(),
  title: z.string(),
  waiting: z.number().int(),
  /** Since when the longest waiting one waits. */
  oldestSince: z.number().exactOptional(),
  agents: stateCounts,
  /** Since midnight in the tenant's time zone, as the metrics of these names. */
  offered: z.number(),
  answered: z.number(),
  abandoned: z.number(),
  /** 0 … 1; null before the first contact. */
  serviceLevel: z.number().nullable(),
});

const wallTeam = z.object({
  /** The team's name. */
  id: z.string(),
  agents: stateCounts,
  /** Conversations by voice that its agents are in. */
  calls: z.number().int(),
});

const wallAgent = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().exactOptional(),
  status: z.string(),
  reason: z.string().exactOptional(),
  since: z.number(),
  /** The phone is registered. */
  reachable: z.boolean(),
  queues: z.array(z.string()),
  /** The call that the agent is in. */
  call: z.string().exactOptional(),
});

const wallCall = z.object({
  id: z.string(),
  /** Who is at the other end. */
  party: z.string(),
  customer: z.string().exactOptional(),
  channel: z.string(),
  queue: z.string().exactOptional(),
  agent: z.string().exactOptional(),
  agentName: z.string().exactOptional(),
  /** `flow`: no agent has it yet. */
  state: z.enum(["flow", "waiting", "talking", "held", "consulting"]),
  startedAt: z.number(),
  /** Left out: it is not recorded. */
  recording: z.enum(["on", "paused"]).exactOptional(),
  /** The supervisor who is on it. */
  supervision: z.object({ supervisor: z.string(), how: z.enum(WAYS_IN) }).exactOptional(),
  /** How the customer's line sounds, 1 … 4.5 (ITU-T G.107). */
  mos: z.number().exactOptional(),
});

const rows = <Row extends z.ZodType>(row: Row) => ({ changed: z.array(row), gone: z.array(z.string()) });

export const liveWallNews = z.object({
  whole: z.boolean(),
  queues: z.object(rows(wallQueue)),
  teams: z.object(rows(wallTeam)),
  agents: z.object(rows(wallAgent)),
  calls: z.object(rows(wallCall)),
});

export type WallQueue = z.infer<typeof wallQueue>;
export type WallTeam = z.infer<typeof wallTeam>;
export type WallAgent = z.infer<typeof wallAgent>;
export type WallCall = z.infer<typeof wallCall>;
export type LiveWallNews = z.infer<typeof liveWallNews>;

export interface LiveWall {
  readonly queues: readonly WallQueue[];
  readonly teams: readonly WallTeam[];
  readonly agents: readonly WallAgent[];
  readonly calls: readonly WallCall[];
}
