import type { CallId, LegId, ProgramHash, QueueEntryId, RecordingId, RunId, UserId } from "@patchbay/base/ids";
import { WAYS_IN } from "@patchbay/domain/supervision";
import type { ContactPlan } from "@patchbay/ports/flow/contact-plan";
import type { Utterance } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { outboundCall } from "../outbound/outbound-call.ts";

/**
 * What a runtime must know to carry a call on that another one (or an earlier life of it) answered: which dialogs and media legs
 * there are, which run, and how far a queue's or a transfer's effect had come. Kept with the call's record at each change.
 */
const id = <Id extends string>() => z.string().min(1) as unknown as z.ZodType<Id>;

export const legResume = z.object({
  id: id<LegId>(),
  role: z.enum(["customer", "agent", "external", "supervisor"]),
  party: z.string(),
  kind: z.enum(["rtp", "webrtc"]),
  /** No credentials of trunks here: a challenged request inside a restored dialog is simply refused. */
  dialog: z.object({ id: z.string(), contact: z.string().optional() }),
});

export const queueResume = z.object({
  /** The effect's key. */
  key: z.string(),
  /** The contact was put into a queue so many times within this effect (transfers to queues, lost agents). */
  visit: z.number().int(),
  queue: z.string(),
  entry: id<QueueEntryId>(),
  enteredAt: z.number(),
  /** Moments of the whole effect, for its outcome. */
  waitedMs: z.number(),
  talkedMs: z.number(),
  conversation: z
    .object({
      agent: id<UserId>(),
      /** The agent's leg, or who the agent put in its place. */
      leg: id<LegId>(),
      answeredAt: z.number(),
      held: z.boolean(),
      /** A supervisor's part in it; `record` is the row that is open. */
      supervision: z
        .object({
          supervisor: id<UserId>(),
          leg: id<LegId>(),
          how: z.enum(WAYS_IN),
          record: z.string(),
          isTold: z.boolean(),
        })
        .optional(),
    })
    .optional(),
});

const utterance: z.ZodType<Utterance> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("prompt"), name: z.string() }),
  z.object({ kind: z.literal("recording"), recording: id<RecordingId>() }),
  z.object({
    kind: z.literal("speech"),
    text: z.string(),
    language: z.string().exactOptional(),
    voice: z.string().exactOptional(),
  }),
]);

/** What the flow has settled for whoever takes the contact. */
export const contactPlan: z.ZodType<ContactPlan> = z.object({
  skills: z.array(z.object({ skill: z.string(), level: z.number() })).exactOptional(),
  priority: z.number().exactOptional(),
  callerId: z.string().exactOptional(),
  toAgent: z.array(utterance).exactOptional(),
  toCustomer: z.array(utterance).exactOptional(),
});

export const callResume = z.object({
  format: z.literal("patchbay.resume/1"),
  call: id<CallId>(),
  run: id<RunId>(),
  program: id<ProgramHash>(),
  flow: z.string(),
  version: z.number().int().optional(),
  language: z.string(),
  legs: z.array(legResume),
  queue: queueResume.optional(),
  /** A dialled transfer that was answered. */
  transfer: z.object({ key: z.string(), leg: id<LegId>(), answeredAt: z.number() }).optional(),
  recordings: z.array(
    z.object({
      id: id<RecordingId>(),
      path: z.string(),
      kind: z.enum(["conversation", "message"]),
      key: z.string(),
      paused: z.boolean().optional(),
    }),
  ),
  outbound: outboundCall.optional(),
  plan: contactPlan.default({}),
  talked: z.boolean(),
});

export type CallResume = z.infer<typeof callResume>;
export type LegResume = z.infer<typeof legResume>;
export type QueueResume = z.infer<typeof queueResume>;
