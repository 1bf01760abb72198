import { z } from "zod";

/** Shapes of REST answers. They may get members, never lose any: integrations are built on them. */
const instant = z.number().int().meta({ description: "Milliseconds since 1970-01-01T00:00Z" });
const json = z.unknown();
const fields = z.record(z.string(), json);

export const flowSummary = z.object({
  name: z.string(),
  title: z.string(),
  channel: z.string(),
  revision: z.number().int(),
  changedAt: instant,
  changedBy: z.string().optional(),
  latestVersion: z.number().int().optional(),
  draftDiffers: z.boolean(),
  numbers: z.array(z.string()),
  branchOf: z.string().optional(),
});

export const flowDocumentAnswer = z.looseObject({
  format: z.literal("patchbay.flow/1"),
  name: z.string(),
  title: z.string(),
});

export const flowDraft = z.object({
  name: z.string(),
  document: flowDocumentAnswer,
  revision: z.number().int(),
  changedAt: instant,
  changedBy: z.string().optional(),
});

export const flowVersion = z.object({
  flow: z.string(),
  version: z.number().int(),
  hash: z.string(),
  message: z.string(),
  publishedAt: instant,
  publishedBy: z.string().optional(),
});

export const flowAlias = z.object({
  flow: z.string(),
  alias: z.string(),
  version: z.number().int(),
  hash: z.string(),
  canary: z.looseObject({ version: z.number().int(), percent: z.number() }).optional(),
  changedAt: instant,
  changedBy: z.string().optional(),
});

export const releasePlan = z.object({
  id: z.string(),
  flow: z.string(),
  alias: z.string(),
  version: z.number().int(),
  at: instant,
  status: z.enum(["waiting", "done", "cancelled", "failed"]),
});

export const call = z.object({
  id: z.string(),
  direction: z.enum(["inbound", "outbound", "test"]),
  from: z.string(),
  to: z.string(),
  startedAt: instant,
  answeredAt: instant.optional(),
  endedAt: instant.optional(),
  outcome: z.string().optional(),
  endedBy: z.enum(["customer", "agent", "flow", "system"]).optional(),
  cause: z.string().optional(),
  customer: z.string().optional(),
  customerName: z.string().optional(),
  agent: z.string().optional(),
  agentName: z.string().optional(),
  queue: z.string().optional(),
  flow: z.string().optional(),
  version: z.number().int().optional(),
  run: z.string().optional(),
  sipCallId: z.string().optional(),
  disposition: z.string().optional(),
  queuedMs: z.number().optional(),
  talkedMs: z.number().optional(),
});

export const ticket = z.object({
  id: z.string(),
  number: z.number().int(),
  type: z.string(),
  subject: z.string(),
  description: z.string(),
  status: z.enum(["new", "open", "pending", "resolved", "closed"]),
  priority: z.enum(["low", "normal", "high", "urgent"]),
  assignee: z.string().optional(),
  assigneeName: z.string().optional(),
  customer: z.string().optional(),
  customerName: z.string().optional(),
  call: z.string().optional(),
  fields,
  /** Where the flow of its type stands, and what can be done there. */
  step: z
    .object({
      title: z.string(),
      moves: z.array(z.object({ id: z.string(), title: z.string(), forCustomer: z.boolean() })),
    })
    .optional(),
  sla: z.looseObject({ policy: z.string() }).optional(),
  /** The earliest promise that runs. */
  dueAt: instant.optional(),
  breached: z.boolean(),
  mergedInto: z.number().int().optional(),
  closedAt: instant.optional(),
  rating: z.number().int().optional(),
  ratingComment: z.string().optional(),
  createdAt: instant,
  changedAt: instant,
  revision: z.number().int(),
});

export const ticketDetail = ticket.extend({
  history: z.array(
    z.object({
      at: instant,
      by: z.string().optional(),
      event: z.looseObject({ type: z.string() }),
      status: z.string(),
    }),
  ),
  links: z.array(z.looseObject({ kind: z.string(), target: z.string() })),
});

export const callDetail = z.object({
  call,
  legs: z.array(z.looseObject({ id: z.string(), role: z.string(), party: z.string() })),
  path: z.array(z.looseObject({ flow: z.string(), node: z.string(), at: instant })),
  recordings: z.array(z.looseObject({ id: z.string(), kind: z.enum(["conversation", "message"]) })),
  notes: z.array(z.object({ by: z.string(), byName: z.string(), at: instant, text: z.string() })),
  tickets: z.array(ticket),
  document: flowDocumentAnswer.optional(),
});

export const customer = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.string().optional(),
  language: z.string().optional(),
  externalId: z.string().optional(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  others: z.array(z.object({ kind: z.string(), shown: z.string() })).optional(),
  tags: z.array(z.string()),
  fields,
  createdAt: instant,
  revision: z.number().int(),
});

export const customerDetail = z.object({ customer, calls: z.array(call), tickets: z.array(ticket) });

export const agent = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  extension: z.string().optional(),
  skills: z.array(z.object({ skill: z.string(), level: z.number().int() })),
  queues: z.array(z.string()),
  state: z.looseObject({
    status: z.enum(["offline", "away", "ready", "reserved", "talking", "wrap-up"]),
    since: instant,
  }),
  revision: z.number().int(),
  reachable: z.boolean(),
});

/** One that waits, in the order in which it is their turn. */
export const waitingEntry = z.object({
  entry: z.string(),
  call: z.string(),
  from: z.string(),
  customerName: z.string().optional(),
  queue: z.string(),
  enteredAt: instant,
  priority: z.number().int(),
  skills: z.array(z.object({ skill: z.string(), level: z.number() })),
  state: z.string(),
  suited: z.number().int(),
});

export const queueStay = z.object({
  entry: z.string(),
  queue: z.string(),
  enteredAt: instant,
  priority: z.number().int(),
  state: z.string(),
});

const verdict = z.object({
  entry: z.string(),
  agent: z.string(),
  name: z.string(),
  obstacles: z.array(
    z.looseObject({ why: z.string(), unless: z.looseObject({ change: z.string() }), until: instant.optional() }),
  ),
  ahead: z.number().int().optional(),
  nextWithPriority: z.number().int().optional(),
});

export const whyNotAnswer = z.object({
  entry: z.string(),
  queue: z.string(),
  enteredAt: instant,
  state: z.looseObject({ status: z.string() }),
  now: z.array(verdict).optional(),
  history: z.array(
    z.object({
      at: instant,
      agent: z.string().optional(),
      agentName: z.string().optional(),
      strategy: z.string(),
      priority: z.number().int(),
      verdicts: z.array(verdict),
    }),
  ),
});

export const abandonedCall = z.object({
  entry: z.string(),
  call: z.string(),
  queue: z.string(),
  customer: z.string().optional(),
  customerName: z.string().optional(),
  from: z.string(),
  enteredAt: instant,
  leftAt: instant,
  followedUpAt: instant.optional(),
  followedUpBy: z.string().optional(),
  followedUpByName: z.string().optional(),
});

export const waitAccuracy = z.object({
  queue: z.string(),
  answered: z.number().int(),
  meanExpectedMs: z.number(),
  meanWaitedMs: z.number(),
  meanErrorMs: z.number(),
  keptShare: z.number(),
});

export const queue = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  ringMs: z.number(),
  wrapUpMs: z.number(),
  serviceLevelMs: z.number(),
  holdMusic: z.string().optional(),
  routing: z.record(z.string(), json).optional(),
  members: z.array(z.string()),
  waiting: z.number().int(),
  oldestSince: instant.optional(),
});
