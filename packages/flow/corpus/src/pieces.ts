import type { JsonObject } from "@patchbay/base/json";
import type { DrawnNode } from "@patchbay/flow-model/draw-flow";

/** Steps in short hand, so that a flow of the corpus reads as its picture would. Exits lead where the arguments say. */

type To = Readonly<Record<string, string>>;

const say = (text: string) => [{ kind: "speech", text }];

export const start = (next: string): DrawnNode => ({ type: "start", label: "Start", to: { next } });
export const hangUp: DrawnNode = { type: "hang-up", label: "Goodbye" };
export const end: DrawnNode = { type: "end", label: "End" };

export const play = (done: string, text = "Hello."): DrawnNode => ({
  type: "play-prompt",
  config: { prompts: say(text) },
  to: { done },
});

export const playPrompt = (done: string, name: string): DrawnNode => ({
  type: "play-prompt",
  config: { prompts: [{ kind: "prompt", name }] },
  to: { done },
});

/** A choice for each key; `timeout` and `invalid` lead to `else`, unless `to` says otherwise. */
export const menu = (
  keys: To,
  otherwise: string,
  more: { readonly into?: string; readonly to?: To } = {},
): DrawnNode => ({
  type: "menu",
  config: {
    prompts: say("Please choose."),
    choices: Object.keys(keys).map((digit) => ({ id: `key-${digit}`, digit })),
    ...(more.into ? { into: more.into } : {}),
  },
  to: {
    ...Object.fromEntries(Object.entries(keys).map(([digit, target]) => [`choice:key-${digit}`, target])),
    timeout: otherwise,
    invalid: otherwise,
    ...more.to,
  },
});

export const digits = (into: string, collected: string, otherwise: string): DrawnNode => ({
  type: "collect-digits",
  config: { prompts: say("Please enter your number."), into },
  to: { collected, timeout: otherwise, invalid: otherwise },
});

export const hours = (open: string, closed: string, calendar = "office"): DrawnNode => ({
  type: "business-hours",
  config: { calendar },
  to: { open, closed, holiday: closed, failed: closed },
});

export const queue = (served: string, otherwise: string, config: JsonObject = {}): DrawnNode => ({
  type: "send-to-queue",
  config: { queue: "sales", ...config },
  to: { served, timeout: otherwise, full: otherwise, unstaffed: otherwise, pressed: otherwise, failed: otherwise },
});

export const http = (success: string, otherwise: string, config: JsonObject = {}): DrawnNode => ({
  type: "http-request",
  config: { url: "https://shop.example/orders", into: "answer", ...config },
  to: { success, timeout: otherwise, failed: otherwise },
});

export const set = (done: string, values: Readonly<Record<string, string>>): DrawnNode => ({
  type: "set-variables",
  config: { set: Object.entries(values).map(([name, value]) => ({ name, value })) },
  to: { done },
});

/** Condition → target, in order. */
export const branch = (cases: To, otherwise: string): DrawnNode => ({
  type: "branch",
  config: { cases: Object.keys(cases).map((when, index) => ({ id: `case-${index}`, when })) },
  to: { ...Object.fromEntries(Object.values(cases).map((to, index) => [`choice:case-${index}`, to])), otherwise },
});

export const wait = (done: string, forMs: number): DrawnNode => ({ type: "wait", config: { forMs }, to: { done } });

export const record = (recorded: string, empty: string): DrawnNode => ({
  type: "record-message",
  config: { into: "message" },
  to: { recorded, empty, failed: empty },
});

export const ticket = (created: string, subject = "Call back {{ call.from }}"): DrawnNode => ({
  type: "create-ticket",
  config: { subject },
  to: { created, failed: created },
});

export const lookUp = (found: string, stranger: string): DrawnNode => ({
  type: "look-up-customer",
  to: { found, "not-found": stranger, failed: stranger },
});

export const transfer = (talked: string, otherwise: string, number = "+4930123456"): DrawnNode => ({
  type: "transfer-to-number",
  config: { number },
  to: { talked, busy: otherwise, "no-answer": otherwise, failed: otherwise },
});

/** Runs `verify`, unless another flow is named. */
export const subFlow = (done: string, failed: string, config: JsonObject = {}): DrawnNode => ({
  type: "run-sub-flow",
  config: {
    flow: "verify",
    inputs: [{ name: "account", value: '"4711"' }],
    outputs: [{ name: "verified", from: "ok" }],
    ...config,
  },
  to: { done, failed },
});

export const jump = (to: string): DrawnNode => ({ type: "jump", config: { to } });
export const label = (name: string, next: string): DrawnNode => ({ type: "label", config: { name }, to: { next } });
export const errorHandler = (next: string): DrawnNode => ({ type: "error-handler", label: "On errors", to: { next } });
export const repeat = (again: string, done: string): DrawnNode => ({
  type: "repeat",
  to: { again, done, failed: done },
});

/** Branch → its first step. */
export const parallel = (branches: To): DrawnNode => ({
  type: "parallel",
  config: { branches: Object.keys(branches).map((id) => ({ id, label: id })) },
  to: Object.fromEntries(Object.entries(branches).map(([id, to]) => [`choice:${id}`, to])),
});
export const join = (done: string, timeout: string, config: JsonObject = {}): DrawnNode => ({
  type: "join",
  config,
  to: { done, timeout },
});
