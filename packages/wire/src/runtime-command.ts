import { WAYS_IN } from "@patchbay/domain/supervision";
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
  /** The sender's own phone becomes a leg of the call, or takes part in another way. */
  z.object({ ...base, type: z.literal("supervise"), how: z.enum(WAYS_IN) }),
  z.object({ ...base, type: z.literal("supervise.end") }),
  /** The sender has the customer from now on, and the agent leaves. */
  z.object({ ...base, type: z.literal("supervise.take-over") }),
  /** What the call's conversation is like now: for a gateway that was not there when it changed. */
  z.object({ ...base, type: z.literal("conversation.state") }),
]);

export type RuntimeCommand = z.infer<typeof runtimeCommand>;

/** Why a call does not do what was asked of it. People are told in their language. */
export const refusalReason = z.enum([
  /** No agent talks with the customer: not yet, or not any more. */
  "no-conversation",
  /** The agent's own phone is away from the conversation just now. */
  "agent-away",
  /** An outside party has taken the agent's place: nothing can be held or handed on any more. */
  "handed-out",
  "consulting",
  /** The customer is a colleague's, who only asks. */
  "only-asked",
  "no-consultation",
  /** Who is consulted has not answered yet. */
  "not-answered",
  "unknown-target",
  "colleague-not-ready",
  "number-not-allowed",
  /** Queues and flows take customers; only people are talked with first. */
  "nobody-to-consult",
  "no-recording",
  "offer-over",
  /** The agent's phone did not take the call back. */
  "phone-silent",
  "media-refused",
  /** Nobody supervises their own call. */
  "own-call",
  /** Another supervisor is on the call already. */
  "supervised",
  "not-supervising",
  /** Who takes a call over must not be in another one. */
  "supervisor-busy",
]);
export type RefusalReason = z.infer<typeof refusalReason>;

/** An agent's conversation as screens show it. */
export const conversationState = z.object({
  agent: z.string(),
  entry: z.string(),
  state: z.enum(["talking", "held", "consulting"]),
  /** Who is consulted, as `agent:…` or `number:…`. */
  peer: z.string().exactOptional(),
  recordingPaused: z.boolean(),
  /** A supervisor is on the call, and the agent may know. */
  supervised: z.enum(WAYS_IN).exactOptional(),
});
export type ConversationState = z.infer<typeof conversationState>;

export const runtimeAnswer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), conversation: conversationState.exactOptional() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(["call.not-found", "call.not-allowed", "call.failed"]),
    reason: refusalReason.exactOptional(),
    why: z.string(),
  }),
]);

export type RuntimeAnswer = z.infer<typeof runtimeAnswer>;

/** Transfer targets: a queue, a colleague, an outside number. */
export type TransferTarget = `queue:${string}` | `agent:${string}` | `number:${string}`;
