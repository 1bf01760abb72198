import { ok } from "@patchbay/base/result";
import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { FakeAnswer } from "@patchbay/ports/flow-ports.fake";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

/** Music on one branch while a web service is asked on the other; the first to come ends the other. */
const flow = drawFlow("music-while-asking", {
  start: { type: "start", to: { next: "both" } },
  both: {
    type: "parallel",
    config: { branches: [{ id: "music" }, { id: "order" }] },
    to: { "choice:music": "music", "choice:order": "ask" },
  },
  music: { type: "hold-audio", config: { forMs: 60_000 }, to: { done: "meet", pressed: "meet" } },
  ask: {
    type: "http-request",
    config: { url: "https://shop.example/order", into: "answer", timeoutMs: 30_000 },
    to: { success: "meet", timeout: "meet" },
  },
  meet: {
    type: "join",
    config: { waitFor: "any", withinMs: 45_000, into: "came" },
    to: { done: "parked", timeout: "parked" },
  },
  parked: { type: "wait", config: { forMs: 3_600_000 }, to: { done: "bye" } },
  bye: { type: "hang-up" },
});

const answer = (afterMs: number) => (): FakeAnswer => ({
  result: ok({ status: 200, headers: {}, body: { state: "sent" } }),
  afterMs,
});
const dial = (afterMs: number) =>
  TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.answerHttp = answer(afterMs);
    },
  });

it("runs its branches side by side, and stops the music when the answer is there", async () => {
  const call = await dial(5_000);
  expect(call.visited()).toEqual(["start", "both", "music", "ask"]);
  await call.advance(5_000);
  await call.expectAt("parked");
  expect(call.variables()).toMatchObject({ came: ["order"], answer: { body: { state: "sent" } } });
  await call.advance(60_000);
  expect(call.visited().filter((node) => node === "meet")).toHaveLength(1);
});

it("asks once, also when the process restarts in between, and counts the time from the beginning", async () => {
  const call = await dial(90_000);
  await call.advance(20_000);
  await call.restart();
  await (await call.advance(24_999)).expectAt("music");
  await (await call.advance(1)).expectAt("parked");
  expect(call.variables()).toMatchObject({ came: [] });
});

it("ends all branches when the caller hangs up", async () => {
  const call = await dial(90_000);
  await call.hangUp().expectEnd("abandoned");
  expect(call.faults).toEqual([]);
});

it("gives each branch its own variables, and takes over what those that came have changed", async () => {
  const set = (name: string, value: string, to: string) => ({
    type: "set-variables",
    config: { set: [{ name, value }] },
    to: { done: to },
  });
  const call = await TestCall.dial(
    drawFlow("own-variables", {
      start: { type: "start", to: { next: "before" } },
      before: set("x", '"before"', "both"),
      both: { type: "parallel", to: { "choice:a": "slow", "choice:b": "reads" } },
      slow: { type: "wait", config: { forMs: 1_000 }, to: { done: "sets" } },
      sets: set("x", '"from a"', "meet"),
      later: { type: "wait", config: { forMs: 2_000 }, to: { done: "copies" } },
      reads: set("y", "x", "later"),
      copies: set("z", "x", "meet"),
      meet: { type: "join", to: { done: "parked", timeout: "parked" } },
      parked: { type: "wait", config: { forMs: 3_600_000 }, to: { done: "bye" } },
      bye: { type: "hang-up" },
    }),
    nodeRegistry,
  );
  await (await call.advance(2_000)).expectAt("parked");
  expect(call.variables()).toMatchObject({ x: "from a", y: "before", z: "before" });
});
