import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const parked: DrawnNode = { type: "wait", config: { forMs: 3_600_000 }, to: { done: "bye" } };
const pause = (forMs: number): DrawnNode => ({ type: "wait", config: { forMs }, to: { done: "meet" } });

/** Branches of one, two and three seconds. */
const dial = (config: JsonObject, third: DrawnNode = pause(3_000)) =>
  TestCall.dial(
    drawFlow("three", {
      start: { type: "start", to: { next: "all" } },
      all: {
        type: "parallel",
        config: { branches: [{ id: "one" }, { id: "two" }, { id: "three" }] },
        to: { "choice:one": "one", "choice:two": "two", "choice:three": "three" },
      },
      ...{ one: pause(1_000), two: pause(2_000), three: third },
      meet: {
        type: "join",
        config: { into: "came", ...config },
        to: { done: "done", timeout: "timeout", failed: "failed" },
      },
      ...{ done: parked, timeout: parked, failed: parked, over: { type: "end" }, bye: { type: "hang-up" } },
    }),
    nodeRegistry,
  );

it("waits for all branches", async () => {
  const call = await dial({});
  await (await call.advance(2_999)).expectAt("three");
  await (await call.advance(1)).expectAt("done");
  expect(call.variables().came).toEqual(["one", "two", "three"]);
});

it("waits for the first", async () => {
  const call = await dial({ waitFor: "any" });
  await (await call.advance(1_000)).expectAt("done");
  expect(call.variables().came).toEqual(["one"]);
  expect(call.givenUp.map(({ node, branch }) => [node, branch])).toEqual([
    ["two", "choice:two"],
    ["three", "choice:three"],
  ]);
});

it("waits for so many, also over a restart", async () => {
  const call = await dial({ waitFor: "some", count: 2 });
  await call.advance(1_500);
  await call.restart();
  await (await call.advance(500)).expectAt("done");
  expect(call.variables().came).toEqual(["one", "two"]);
});

it("leaves by timeout when they do not come in time, with what those that came have set", async () => {
  const call = await dial({ withinMs: 2_500 });
  await (await call.advance(2_500)).expectAt("timeout");
  expect(call.variables().came).toEqual(["one", "two"]);
});

it("leaves by failed when a branch ends elsewhere and enough can no longer come", async () => {
  const check: DrawnNode = {
    type: "branch",
    config: { cases: [{ id: "never", when: "false" }] },
    to: { "choice:never": "meet", otherwise: "over" },
  };
  await (await dial({}, check)).expectAt("failed");
  const call = await dial({ waitFor: "some", count: 2 }, check);
  await (await call.advance(2_000)).expectAt("done");
});
