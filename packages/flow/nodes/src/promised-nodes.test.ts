import type { FlowChannel } from "@patchbay/flow-model/document";
import { exitsOf, type NodeCategory } from "@patchbay/node-kit/define-node";
import { formOf } from "@patchbay/node-kit/form-fields";
import { describe, expect, it } from "vitest";
import { ALL_CHANNELS, VOICE, VOICE_AND_CHAT, WRITTEN } from "./parts/channels.ts";
import { nodeRegistry } from "./registry.gen.ts";

/** What contact centres expect of a library of steps, in their own words; the step that does it; settings or exits it does it by. */
type Promised = readonly [words: string, type: string, by?: readonly string[]];

const OUTBOUND: readonly FlowChannel[] = ["voice", "campaign"];

const PROMISES: readonly (readonly [NodeCategory, readonly FlowChannel[], readonly Promised[]])[] = [
  [
    "voice",
    VOICE,
    [
      ["play", "play-prompt", ["prompts"]],
      ["say", "say", ["text"]],
      ["menu", "menu", ["choices", "timeout", "invalid"]],
      ["collect digits with validation and masking", "collect-digits", ["minDigits", "minValue", "secret", "invalid"]],
      ["speech input", "speech-input", ["words", "understood"]],
      ["speech menu", "speech-menu", ["choices"]],
      ["record", "record-message", ["recorded", "empty"]],
      ["voicemail", "voicemail", ["mailbox", "left"]],
      ["conference", "conference", ["room", "full"]],
      ["whisper to agent", "whisper-to-agent"],
      ["whisper to customer", "whisper-to-customer"],
      ["hold audio", "hold-audio", ["music", "pressed"]],
      ["start recording", "start-recording"],
      ["stop recording", "stop-recording"],
      ["pause recording", "pause-recording", ["action"]],
      ["stream audio to a WebSocket", "start-stream", ["url"]],
      ["stop the stream", "stop-stream"],
      ["send DTMF", "send-digits", ["digits"]],
      ["play tone", "play-tone", ["tone"]],
      ["set caller ID", "set-caller-id"],
      ["answer", "answer-call"],
      ["early media", "early-media"],
      ["reject", "reject-call", ["reason"]],
      ["call progress, answering machine", "detect-answerer", ["person", "machine", "unsure"]],
    ],
  ],
  [
    "routing",
    VOICE,
    [
      ["transfer blind", "transfer-to-number", ["number", "busy", "no-answer"]],
      ["transfer consult", "consult-transfer", ["declined", "talked"]],
      ["transfer to a person, not a machine", "transfer-to-person", ["machine"]],
      ["callback keeping the place", "offer-callback", ["queue", "accepted"]],
    ],
  ],
  [
    "routing",
    VOICE_AND_CHAT,
    [
      ["set skills and priority", "set-routing", ["skills", "priority"]],
      ["route to agent", "route-to-agent", ["agent", "unavailable"]],
      ["route to group", "route-to-group", ["members"]],
      ["bullseye rings", "bullseye-rings", ["rings"]],
      ["overflow", "overflow-queue", ["overflow", "afterMs"]],
      ["last agent", "last-agent", ["free", "offline", "none"]],
    ],
  ],
  [
    "routing",
    ALL_CHANNELS,
    [
      ["queue status", "queue-status", ["crowded"]],
      ["expected wait", "expected-wait", ["short", "long"]],
      ["staffing check", "staffing-check", ["free", "nobody"]],
      ["percentage split", "percentage-split", ["shares"]],
      ["hours and holiday", "business-hours", ["open", "closed", "holiday"]],
    ],
  ],
  [
    "logic",
    ALL_CHANNELS,
    [
      ["branch", "branch", ["cases", "otherwise"]],
      ["switch on a value", "value-switch"],
      ["switch on the time", "time-switch"],
      ["set", "set-variables", ["set"]],
      ["loop over list", "loop-over-list", ["each", "done"]],
      ["repeat", "repeat", ["again", "done"]],
      ["sub-flow with typed inputs and outputs", "run-sub-flow", ["inputs", "outputs"]],
      ["parallel", "parallel", ["branches"]],
      ["join", "join", ["waitFor"]],
      ["wait", "wait", ["forMs"]],
      ["wait until a time", "wait-until"],
      ["wait for event", "wait-for-event", ["arrived", "timeout"]],
      ["raise the event", "raise-event"],
      ["emergency", "emergency-switch", ["on", "off"]],
      ["random split", "random-split", ["ways"]],
      ["jump", "jump"],
      ["where jumps land", "label"],
      ["end", "end", ["outcome"]],
      ["error handler", "error-handler", ["too-many"]],
    ],
  ],
  [
    "data",
    ALL_CHANNELS,
    [
      ["HTTP", "http-request", ["method", "url", "headers", "body", "timeoutMs"]],
      ["data table without SQL: look up", "find-table-rows", ["table", "where"]],
      ["data table without SQL: write", "write-table", ["table", "cells"]],
      ["decision table", "decision-table", ["no-rule"]],
      ["customer get", "look-up-customer", ["not-found"]],
      ["customer update", "update-customer"],
      ["tags", "tag-customer", ["add", "remove"]],
      ["webhooks", "send-webhook"],
      ["CRM contact", "crm-contact", ["action", "found", "not-found"]],
    ],
  ],
  [
    "tickets",
    ALL_CHANNELS,
    [
      ["create", "create-ticket", ["subject"]],
      ["update", "update-ticket", ["status", "priority"]],
      ["note", "add-ticket-note", ["note"]],
      ["assign", "assign-ticket", ["agent"]],
      ["wait for status", "wait-for-ticket", ["status", "reached"]],
      ["SLA branch", "ticket-sla", ["in-time", "nearly-due", "overdue"]],
      ["notify", "notify-members", ["people"]],
    ],
  ],
  ["tickets", ["ticket"], [["statuses drawn as a flow", "ticket-step", ["moves", "wakeOn", "timeout"]]]],
  ["tickets", VOICE_AND_CHAT, [["progress of a ticket", "tell-ticket", ["handle", "no-match", "too-many"]]]],
  [
    "routing",
    [...VOICE_AND_CHAT, "ticket"],
    [["send to queue; transfer to human", "send-to-queue", ["queue", "served", "full"]]],
  ],
  [
    "messages",
    WRITTEN,
    [
      ["send message; template", "send-message", ["body", "template"]],
      ["ask question", "ask-question", ["question", "kind", "invalid"]],
      ["buttons, list, card", "show-choices", ["look", "choices"]],
    ],
  ],
  [
    "messages",
    ALL_CHANNELS,
    [
      ["send e-mail; template", "send-email", ["subject", "template"]],
      ["send SMS; template", "send-sms", ["body", "template"]],
    ],
  ],
  ["messages", VOICE_AND_CHAT, [["survey, CSAT", "survey", ["question", "best", "scored"]]]],
  [
    "campaign",
    OUTBOUND,
    [
      ["attempt outcome", "record-attempt-outcome", ["outcome"]],
      ["retry policy", "set-retry"],
      ["schedule", "schedule-next-attempt", ["scheduled", "past"]],
    ],
  ],
  [
    "campaign",
    ALL_CHANNELS,
    [
      ["do-not-call check", "check-do-not-call", ["listed", "free"]],
      ["do-not-call add", "add-to-do-not-call", ["reason"]],
    ],
  ],
  [
    "ai",
    ALL_CHANNELS,
    [
      ["intent classification", "classify-intent", ["intents"]],
      ["entity extraction", "extract-entities", ["complete", "partial"]],
      ["LLM reply with knowledge", "llm-reply", ["answered", "no-answer"]],
      ["summarise", "summarise"],
      ["language detection", "detect-language", ["detected"]],
      ["sentiment", "sentiment", ["positive", "neutral", "negative"]],
    ],
  ],
  ["ai", VOICE_AND_CHAT, [["agent assist", "agent-assist", ["suggested"]]]],
];

describe.each(PROMISES)("among steps of %s, on %j,", (category, channels, promises) => {
  it.each(promises.map((promise) => [promise[0], promise] as const))("there is %s", (_words, [, type, by = []]) => {
    const node = nodeRegistry.get(type);
    if (!node) throw new Error(`no node ${type}`);
    expect([node.category, [...node.channels].sort()]).toEqual([category, [...channels].sort()]);
    const settings = formOf(node).map(({ name }) => name);
    const exits = exitsOf(node, node.config.parse({}) as never).map(({ name }) => name);
    expect(by.filter((name) => !settings.includes(name) && !exits.includes(name))).toEqual([]);
  });
});

it("promises every node of the library but the two that every flow has: its start, and the end of a call", () => {
  const promised = PROMISES.flatMap(([, , promises]) => promises.map(([, type]) => type));
  const others = nodeRegistry.all.map(({ type }) => type).filter((type) => !promised.includes(type));
  expect(others.sort()).toEqual(["hang-up", "start"]);
  expect(new Set(promised).size).toBe(promised.length);
});
