import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { loudest } from "../drivers/tone.ts";
import { CallWorld } from "./call-world.ts";

let world: CallWorld;
const delivered: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
const receiver = createServer(async (request, response) => {
  delivered.push({ headers: request.headers, body: await text(request) });
  response.end();
});
beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  world = await CallWorld.open();
});
afterEach(() => world.quiet());
afterAll(async () => {
  receiver.close();
  await world.close();
});

const set = (values: Readonly<Record<string, string>>, next: string): DrawnNode => ({
  type: "set-variables",
  config: { set: Object.entries(values).map(([name, value]) => ({ name, value })) },
  to: { done: next },
});

/** Gives twice its input back. */
const doubling = drawFlow(
  "doubling",
  { start: { type: "start", to: { next: "work" } }, work: set({ twice: "n * 2" }, "back"), back: { type: "end" } },
  { inputs: [{ name: "n", type: "number" }], outputs: [{ name: "twice", type: "number" }] },
);

/** One call through every step that decides, counts, waits, calls another flow or catches an error. */
const thinking = (subFlow: string): Readonly<Record<string, DrawnNode>> => ({
  start: { type: "start", to: { next: "hours" } },
  hours: {
    type: "business-hours",
    config: { calendar: "office-hours" },
    to: { open: "emergency", closed: "emergency", holiday: "emergency", failed: "bye" },
  },
  emergency: {
    type: "emergency-switch",
    config: { calendar: "office-hours" },
    to: { off: "time", on: "bye", failed: "bye" },
  },
  time: {
    type: "time-switch",
    config: { windows: [{ id: "always", label: "Always", from: "00:00", to: "24:00" }] },
    to: { "choice:always": "known", otherwise: "bye", failed: "bye" },
  },
  known: { type: "look-up-customer", to: { "not-found": "orders", found: "bye", failed: "bye" } },
  orders: set({ orders: "[3, 4, 5]", total: "0", turns: "0" }, "each"),
  each: {
    type: "loop-over-list",
    config: { list: "orders", item: "order" },
    to: { each: "add", done: "decide", failed: "bye" },
  },
  add: set({ total: "total + order" }, "each"),
  decide: {
    type: "decision-table",
    config: { questions: ["total"], results: ["tier"], rules: [{ when: ["> 10"], gives: ["gold"] }] },
    to: { decided: "pick", "no-rule": "bye", failed: "bye" },
  },
  pick: {
    type: "value-switch",
    config: { value: "decision.tier", cases: [{ id: "gold", label: "Gold", equals: "gold" }] },
    to: { "choice:gold": "chance", otherwise: "bye" },
  },
  chance: {
    type: "random-split",
    config: {
      ways: [
        { id: "always", weight: 1 },
        { id: "never", weight: 0 },
      ],
    },
    to: { "choice:always": "rounds", "choice:never": "bye", failed: "bye" },
  },
  rounds: { type: "repeat", config: { times: "2" }, to: { again: "count", done: "double", failed: "bye" } },
  count: set({ turns: "turns + 1" }, "rounds"),
  double: {
    type: "run-sub-flow",
    config: { flow: subFlow, inputs: [{ name: "n", value: "total" }], outputs: [{ name: "doubled", from: "twice" }] },
    to: { done: "until", failed: "bye" },
  },
  until: {
    type: "wait-until",
    config: { until: { kind: "instant", at: "now + 200" } },
    to: { done: "hook", failed: "bye" },
  },
  hook: {
    type: "send-webhook",
    config: {
      event: "thought",
      data: [
        { name: "doubled", value: "{{ doubled }}" },
        { name: "turns", value: "{{ turns }}" },
      ],
    },
    to: { done: "risky", failed: "bye" },
  },
  // Nobody listens there, and the way out is not drawn.
  risky: { type: "http-request", config: { url: "http://127.0.0.1:1/" }, to: { success: "bye", timeout: "bye" } },
  handler: { type: "error-handler", to: { next: "leap" } },
  leap: { type: "jump", config: { to: "landing" } },
  landing: { type: "label", config: { name: "landing" }, to: { next: "tell" } },
  tell: {
    type: "branch",
    config: { cases: [{ id: "right", when: 'doubled == 24 && turns == 2 && error.step == "risky"' }] },
    to: { "choice:right": "tone", otherwise: "bye" },
  },
  tone: {
    type: "play-tone",
    config: { tone: "own", hertz: [880], onMs: 1_000, offMs: 0 },
    to: { done: "bye", failed: "bye" },
  },
  bye: { type: "hang-up" },
});

it("thinks through hours, lists, tables, rounds, chance, another flow, a webhook and an error, and the caller hears that all was right", async () => {
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const hook = await world.admin.mutate<{ id: string; secret: string }>("webhook.create", {
    url,
    events: ["flow.event"],
  });
  const { name } = await world.publish(doubling);
  const { call, from } = await world.callTo(drawFlow("thinking", thinking(name)));
  await call.ended;
  expect(toneOverRestDb(loudest(call.audio.heard), 880)).toBeGreaterThan(15);
  const path = (await world.record(from)).path.map(({ node }) => node);
  expect(path).toEqual([
    ...["start", "hours", "emergency", "time", "known", "orders"],
    ...["each", "add", "each", "add", "each", "add", "each", "decide", "pick", "chance"],
    ...["rounds", "count", "rounds", "count", "rounds", "double"],
    ...["start", "work", "back"],
    ...["until", "hook", "risky", "risky", "handler", "leap", "landing", "tell", "tone", "bye"],
  ]);
  await expect.poll(() => delivered.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const [{ headers, body }] = delivered as [(typeof delivered)[number]];
  expect(new Webhook(hook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
    type: "flow.event",
    data: { event: "thought", data: { doubled: "24", turns: "2" } },
  });
  await world.admin.mutate("webhook.remove", { id: hook.id });
});
