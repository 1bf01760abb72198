import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { z } from "zod";

/**
 * What a media worker and its client say to each other: JSON text frames on one WebSocket.
 * The client names itself in the address (`/control?client=<id>`) and shows the secret as a bearer token.
 * Requests are answered by id, in any order. Events carry a number that grows by one per worker; the client
 * acknowledges them, and a worker repeats to a client that comes back what was not acknowledged.
 */
const name = z.string().min(1).max(200);
const callId = name as unknown as z.ZodType<CallId, string>;
const legId = name as unknown as z.ZodType<LegId, string>;
const recordingId = name as unknown as z.ZodType<RecordingId, string>;
const millis = z.number().min(0).max(86_400_000);
const sdp = z.string().max(64_000);
const path = z.string().min(1).max(4_096);
const recordingKey = z.base64url().length(43);
const codec = z.enum(["PCMU", "PCMA", "opus", "G722"]);

const sound = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("file"), path, key: recordingKey.exactOptional() }),
  z.object({
    kind: z.literal("tone"),
    hertz: z.array(z.number().min(1).max(4_000)).max(8),
    forMs: millis,
    levelDb: z.number().min(-60).max(3).exactOptional(),
  }),
  z.object({ kind: z.literal("silence"), forMs: millis }),
]);

export const mediaRequests = {
  answer: z.object({ call: callId, leg: legId, offerSdp: sdp }),
  offer: z.object({
    call: callId,
    leg: legId,
    kind: z.enum(["rtp", "webrtc"]),
    codecs: z.array(codec).max(8).exactOptional(),
    encrypted: z.boolean().exactOptional(),
  }),
  accept: z.object({ leg: legId, answerSdp: sdp }),
  hear: z.object({ leg: legId, sources: z.array(legId).max(64) }),
  play: z.object({
    leg: legId,
    play: name,
    sounds: z.array(sound).max(256),
    loop: z.boolean().exactOptional(),
    over: z.boolean().exactOptional(),
  }),
  stop: z.object({ leg: legId, play: name }),
  sendDigits: z.object({ leg: legId, digits: z.string().max(64) }),
  record: z.object({
    leg: legId,
    recording: recordingId,
    path,
    seal: z.object({ key: recordingKey, envelope: z.string().min(1).max(1_000) }).exactOptional(),
    sides: z.enum(["both", "party"]).exactOptional(),
    maxMs: millis.exactOptional(),
    silenceMs: millis.exactOptional(),
    fromVoice: z.boolean().exactOptional(),
  }),
  pauseRecording: z.object({ recording: recordingId, paused: z.boolean() }),
  stopRecording: z.object({ recording: recordingId }),
  fork: z.object({
    leg: legId,
    fork: name,
    url: z.string().max(2_000),
    sides: z.enum(["party", "both"]),
    speaks: z.boolean().exactOptional(),
    facts: z.record(z.string(), z.string()),
  }),
  unfork: z.object({ leg: legId }),
  listenFor: z.object({ leg: legId, listen: name, what: z.enum(["answerer", "beep"]), maxMs: millis }),
  release: z.object({ leg: legId }),
  legsOf: z.object({ call: callId }),
  stats: z.object({ leg: legId }),
  /** Health of the worker as a whole. */
  health: z.object({}),
  /** No new calls from now on, and an end when the last one is over; or new calls again. */
  drain: z.object({ on: z.boolean() }),
} as const;

export type MediaMethod = keyof typeof mediaRequests;
export type MediaParams<Method extends MediaMethod> = z.infer<(typeof mediaRequests)[Method]>;

export const mediaError = z.discriminatedUnion("code", [
  z.object({ code: z.literal("media.no-worker") }),
  z.object({ code: z.literal("media.busy"), retryAfterMs: z.number() }),
  z.object({ code: z.literal("media.unknown-leg"), leg: legId }),
  z.object({ code: z.literal("media.unknown-recording"), recording: recordingId }),
  z.object({ code: z.literal("media.no-common-codec") }),
  z.object({ code: z.literal("media.bad-sdp"), why: z.string() }),
  z.object({ code: z.literal("media.fork-refused"), why: z.string() }),
  z.object({ code: z.literal("media.timeout") }),
]);
export type WireMediaError = z.infer<typeof mediaError>;

export const legDescription = z.object({
  call: callId,
  leg: legId,
  kind: z.enum(["rtp", "webrtc"]),
  localSdp: z.string(),
  codec: codec.exactOptional(),
  direction: z.enum(["sendrecv", "sendonly", "recvonly", "inactive"]),
});
export type WireLegDescription = z.infer<typeof legDescription>;

export const recordingEnd = z.object({
  recording: recordingId,
  path: z.string(),
  durationMs: z.number(),
  bytes: z.number(),
});
export type WireRecordingEnd = z.infer<typeof recordingEnd>;

export const legStats = z.object({
  packetsReceived: z.number(),
  packetsSent: z.number(),
  packetsLost: z.number(),
  jitterMs: z.number(),
  mos: z.number().exactOptional(),
});
export type WireLegStats = z.infer<typeof legStats>;

/** How full a worker is. */
const load = z.object({
  legs: z.number(),
  maxLegs: z.number(),
  /** Takes new calls: it neither drains nor is it so loaded that callers would soon hear it. */
  admits: z.boolean(),
  draining: z.boolean(),
});
export type WireLoad = z.infer<typeof load>;

/** The state of one worker; counters since its start. */
export const mediaHealth = load.extend({
  /** Share of one core in the last second, 0 … 1. */
  cpu: z.number(),
  packetsPerSecond: z.object({ received: z.number(), sent: z.number() }),
  /** Media ticks that came more than 5 ms late, and the latest one. */
  lateTicks: z.number(),
  latestTickMs: z.number(),
  /** Packets that were ignored, by reason. */
  ignored: z.record(z.string(), z.number()),
  residentBytes: z.number(),
});
export type MediaHealth = z.infer<typeof mediaHealth>;

const eventBase = { call: callId, leg: legId, at: z.number() };
export const mediaEvent = z.discriminatedUnion("type", [
  z.object({ ...eventBase, type: z.literal("digit"), digit: z.string(), heldMs: z.number() }),
  z.object({
    ...eventBase,
    type: z.literal("played"),
    play: z.string(),
    how: z.enum(["finished", "stopped", "failed"]),
    why: z.string().exactOptional(),
  }),
  z.object({
    ...eventBase,
    type: z.literal("recorded"),
    end: recordingEnd,
    how: z.enum(["stopped", "max", "silence", "released", "failed"]),
  }),
  z.object({ ...eventBase, type: z.literal("speaking"), recording: recordingId }),
  z.object({
    ...eventBase,
    type: z.literal("heard"),
    listen: z.string(),
    heard: z.enum(["person", "machine", "unsure", "beep", "nothing"]),
  }),
  z.object({ ...eventBase, type: z.literal("connected") }),
  z.object({ ...eventBase, type: z.literal("quiet") }),
  z.object({ ...eventBase, type: z.literal("lost") }),
]);
export type WireMediaEvent = z.infer<typeof mediaEvent>;

/** What each method answers when it succeeds. */
export const mediaAnswers = {
  answer: legDescription,
  offer: legDescription,
  accept: legDescription,
  hear: z.undefined(),
  play: z.undefined(),
  stop: z.undefined(),
  sendDigits: z.undefined(),
  record: z.undefined(),
  pauseRecording: z.undefined(),
  stopRecording: recordingEnd,
  fork: z.undefined(),
  unfork: z.undefined(),
  listenFor: z.undefined(),
  release: z.undefined(),
  legsOf: z.array(legDescription),
  stats: legStats,
  health: mediaHealth,
  drain: z.undefined(),
} as const satisfies Record<MediaMethod, z.ZodType>;
export type MediaAnswer<Method extends MediaMethod> = z.infer<(typeof mediaAnswers)[Method]>;

export const toMediaWorker = z.discriminatedUnion("type", [
  z.object({ type: z.literal("call"), id: z.number().int(), method: z.string(), params: z.unknown() }),
  /** Events up to and with this number have been taken. */
  z.object({ type: z.literal("ack"), number: z.number().int() }),
]);

export const fromMediaWorker = z.discriminatedUnion("type", [
  /** First frame: `worker` is a new id each time the process starts, so that a client notices a restart. */
  load.extend({ type: z.literal("welcome"), worker: z.string() }),
  load.extend({ type: z.literal("load") }),
  z.object({ type: z.literal("answer"), id: z.number(), value: z.unknown().optional() }),
  z.object({ type: z.literal("error"), id: z.number(), error: mediaError }),
  /** The request itself was malformed: a bug of the client. */
  z.object({ type: z.literal("refused"), id: z.number(), why: z.string() }),
  z.object({ type: z.literal("event"), number: z.number(), event: mediaEvent }),
]);
export type ToMediaWorker = z.infer<typeof toMediaWorker>;
export type FromMediaWorker = z.infer<typeof fromMediaWorker>;
