import { z } from "zod";

/** Shapes of REST answers about calls that we make. They may get members, never lose any. */
const instant = z.number().int().meta({ description: "Milliseconds since 1970-01-01T00:00Z" });

export const callbackNow = z.object({
  task: z.string(),
  queue: z.string(),
  number: z.string(),
  name: z.string().optional(),
  customer: z.string().optional(),
  enteredAt: instant,
  status: z.enum(["waiting", "in-line", "dialling", "connected", "done"]),
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  notBefore: instant.optional(),
  entry: z.string().optional(),
  position: z.number().int().optional(),
});

export const callbackPromise = z.object({
  task: z.string(),
  isNew: z.boolean(),
  notBefore: instant,
  position: z.number().int().optional(),
});

export const campaignStatus = z.enum(["draft", "running", "paused", "finished", "stopped"]);

export const campaignView = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  flow: z.string(),
  queue: z.string().optional(),
  mode: z.enum(["progressive", "agentless"]),
  status: campaignStatus,
  rules: z.looseObject({ ringMs: z.number().int(), retries: z.looseObject({ maxAttempts: z.number().int() }) }),
  outcomes: z.array(z.object({ code: z.string(), title: z.string(), next: z.enum(["done", "again", "do-not-call"]) })),
  maxCalls: z.number().int(),
  createdAt: instant,
  createdBy: z.string().optional(),
  startedAt: instant.optional(),
});

const count = z.number().int();
const counts = z.record(z.string(), count);

export const campaignNow = campaignView.extend({
  pulse: z.object({
    ...{ contacts: count, waiting: count, inLine: count, dialling: count, connected: count, done: count },
    ...{ attempts: count, answered: count, late: count, abandoned: count, outcomes: counts, results: counts },
  }),
});

export const importReport = z.object({
  encoding: z.string(),
  columns: z.array(z.string()),
  mapping: z.object({ number: z.string(), name: z.string().optional(), timeZone: z.string().optional() }).optional(),
  rows: count,
  good: count,
  neutralised: count,
  problemCount: count,
  problems: z.array(z.object({ row: count, code: z.string(), value: z.string() })),
  sample: z.array(z.looseObject({ number: z.string() })),
  added: count.optional(),
});

export const campaignContact = z.looseObject({
  task: z.string(),
  number: z.string(),
  status: z.string(),
  attempts: count,
  notBefore: instant.optional(),
  outcome: z.string().optional(),
});

export const dialAttempt = z.looseObject({
  call: z.string(),
  task: z.string(),
  no: count,
  number: z.string(),
  claimedAt: instant,
  answeredAt: instant.optional(),
  connectedAt: instant.optional(),
  endedAt: instant.optional(),
  outcome: z.string().optional(),
});
