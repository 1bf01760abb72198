import { WAYS_IN } from "@patchbay/domain/supervision";
import { z } from "zod";

/**
 * What happened in a tenant, as published on `tenant.<id>` and, filtered by permission, pushed to browsers and webhooks.
 * Events say which thing changed and carry the small facts that screens need at once; the rest is read by id.
 */
const base = { at: z.number(), tenant: z.string() };

export const tenantEvent = z.discriminatedUnion("type", [
  z.object({
    ...base,
    type: z.literal("call.started"),
    call: z.string(),
    direction: z.enum(["inbound", "outbound", "test"]),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ ...base, type: z.literal("call.ended"), call: z.string(), outcome: z.string(), durationMs: z.number() }),
  /** A run reached a node: lights up the canvas. `version` is undefined for a draft run of the test phone. */
  z.object({
    ...base,
    type: z.literal("run.at"),
    call: z.string(),
    run: z.string(),
    flow: z.string(),
    version: z.number().optional(),
    node: z.string(),
    exit: z.string().optional(),
  }),
  z.object({
    ...base,
    type: z.literal("run.ended"),
    call: z.string(),
    run: z.string(),
    flow: z.string(),
    outcome: z.string(),
  }),
  /** Something that runs may wait for; what it says is read from the store. */
  z.object({ ...base, type: z.literal("event.raised"), name: z.string(), key: z.string() }),
  z.object({
    ...base,
    type: z.literal("queue.changed"),
    queue: z.string(),
    entry: z.string(),
    call: z.string(),
    state: z.enum(["waiting", "offered", "talking", "done", "left"]),
  }),
  z.object({
    ...base,
    type: z.literal("agent.changed"),
    agent: z.string(),
    status: z.string(),
    reason: z.string().optional(),
    since: z.number(),
  }),
  /** To one user: a newer tab or machine became the phone; the one with this instance is it no more. */
  z.object({ ...base, type: z.literal("phone.replaced"), agent: z.string(), instance: z.string() }),
  /** To one agent: the screen-pop, before the phone is answered. Also sent again (same offer) to a workspace that reloads. */
  z.object({
    ...base,
    type: z.literal("offer.made"),
    agent: z.string(),
    offer: z.string(),
    call: z.string(),
    entry: z.string(),
    queue: z.string(),
    /** Absent: a call, which rings. */
    channel: z.enum(["chat", "email", "task"]).optional(),
    until: z.number(),
    from: z.string(),
    to: z.string(),
    /** Since when the customer waits in the queue, over all offers. */
    enteredAt: z.number().optional(),
    /** The colleague who asks or hands over; undefined for a contact from a queue. */
    by: z.string().optional(),
    customer: z.string().optional(),
    screen: z.object({
      panels: z.array(z.string()),
      data: z.record(z.string(), z.json()),
      script: z.string().optional(),
      assist: z
        .object({
          summary: z.string().optional(),
          articles: z.array(z.object({ title: z.string(), excerpt: z.string() })),
          steps: z.array(z.string()),
        })
        .optional(),
    }),
  }),
  z.object({
    ...base,
    type: z.literal("offer.ended"),
    agent: z.string(),
    offer: z.string(),
    call: z.string(),
    how: z.enum(["answered", "missed", "declined", "withdrawn"]),
  }),
  /** The agent's conversation changed: on hold, consulting, asked by a colleague, transferred, ended. */
  z.object({
    ...base,
    type: z.literal("conversation.changed"),
    agent: z.string(),
    call: z.string(),
    entry: z.string(),
    state: z.enum(["talking", "held", "consulting", "asked", "ended"]),
    muted: z.boolean().optional(),
    recordingPaused: z.boolean().optional(),
    peer: z.string().optional(),
    /** A supervisor is on the call, and the agent may know. */
    supervised: z.enum(WAYS_IN).optional(),
  }),
  /** A supervisor came to an agent's call, takes part in another way, or left. */
  z.object({
    ...base,
    type: z.literal("supervision.changed"),
    call: z.string(),
    supervisor: z.string(),
    how: z.enum([...WAYS_IN, "take-over", "left"]),
  }),
  /** A conversation in writing changed hands, or is over. `agent`: who has it now, or had it until now. */
  z.object({
    ...base,
    type: z.literal("chat.changed"),
    conversation: z.string(),
    status: z.enum(["bot", "waiting", "agent", "closed"]),
    agent: z.string().optional(),
  }),
  /** Something was written. Its text is read by number, so that it goes to nobody who may not have it. */
  z.object({
    ...base,
    type: z.literal("chat.message"),
    conversation: z.string(),
    seq: z.number(),
    from: z.enum(["visitor", "bot", "agent", "system"]),
    agent: z.string().optional(),
  }),
  z.object({
    ...base,
    type: z.literal("chat.typing"),
    conversation: z.string(),
    from: z.enum(["visitor", "agent"]),
    agent: z.string().optional(),
  }),
  /** A watched reading went beyond its limit, is back, or somebody takes care of it. `value`: with which it was raised. */
  z.object({
    ...base,
    type: z.literal("alert.changed"),
    alert: z.string(),
    title: z.string(),
    status: z.enum(["raised", "acknowledged", "cleared"]),
    metric: z.string(),
    subject: z.string(),
    label: z.string(),
    value: z.number(),
    limit: z.number(),
  }),
  /** A carrier is there, or is not; it knows where we are, or does not. */
  z.object({
    ...base,
    type: z.literal("trunk.changed"),
    trunk: z.string(),
    state: z.enum(["reachable", "unreachable", "registered", "unregistered"]),
  }),
  /** A call out was not made: a limit, or a rule against toll fraud. */
  z.object({
    ...base,
    type: z.literal("line.refused"),
    trunk: z.string(),
    call: z.string(),
    number: z.string(),
    why: z.string(),
  }),
  z.object({ ...base, type: z.literal("webhook.changed"), webhook: z.string() }),
  z.object({
    ...base,
    type: z.literal("ticket.changed"),
    ticket: z.string(),
    number: z.number(),
    status: z.string(),
    change: z.enum(["created", "updated"]),
  }),
  /** An event of a flow's own, from its step "send webhook". */
  z.object({
    ...base,
    type: z.literal("flow.event"),
    call: z.string(),
    flow: z.string(),
    event: z.string(),
    data: z.record(z.string(), z.json()),
  }),
  z.object({ ...base, type: z.literal("recording.ready"), call: z.string(), recording: z.string() }),
  z.object({
    ...base,
    type: z.literal("flow.changed"),
    flow: z.string(),
    change: z.enum(["draft-saved", "published", "bound", "released"]),
    by: z.string().optional(),
  }),
]);

export type TenantEvent = z.infer<typeof tenantEvent>;
