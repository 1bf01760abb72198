import { z } from "zod";

/**
 * What the gateway asks the runtime that owns a call to do (bus request on `runtime.<id>`). The use case has already checked
 * tenant and permission; the runtime checks that the call is in a state that allows it.
 */
const base = { tenant: z.string(), call: z.string(), by: z.string() };

export const runtimeCommand = z.discriminatedUnion("type", [
  z.object({ ...base, type: z.literal("hold"), on: z.boolean() }),
  /** Ends the agent's part (the flow goes on with the customer) or the whole call. */
  z.object({ ...base, type: z.literal("hang-up"), whole: z.boolean().default(false) }),
  z.object({ ...base, type: z.literal("decline"), offer: z.string() }),
  z.object({ ...base, type: z.literal("transfer.blind"), to: z.string() }),
  z.object({ ...base, type: z.literal("consult.start"), to: z.string() }),
  z.object({ ...base, type: z.literal("consult.complete") }),
  z.object({ ...base, type: z.literal("consult.cancel") }),
  z.object({ ...base, type: z.literal("recording.pause"), paused: z.boolean() }),
  z.object({ ...base, type: z.literal("send-digits"), digits: z.string() }),
  /** The agent's page was reloaded: ring its newest registration and put it back into the conversation. */
  z.object({ ...base, type: z.literal("re-attach") }),
]);

export type RuntimeCommand = z.infer<typeof runtimeCommand>;

export const runtimeAnswer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    code: z.enum(["call.not-found", "call.not-allowed", "call.failed"]),
    why: z.string(),
  }),
]);

export type RuntimeAnswer = z.infer<typeof runtimeAnswer>;

/** Transfer targets: a queue, a colleague, an outside number. */
export type TransferTarget = `queue:${string}` | `agent:${string}` | `number:${string}`;
