import type { Json } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const set = (name: string, value: string, to: string) => ({
  type: "set-variables",
  config: { set: [{ name, value }] },
  to: { done: to },
});
const flow = (list: Json) =>
  drawFlow("loop", {
    start: { type: "start", to: { next: "list" } },
    list: set("list", JSON.stringify(list), "names"),
    names: set("names", '""', "loop"),
    loop: {
      type: "loop-over-list",
      config: { list: "list" },
      to: { each: "add", done: "after", failed: "broken" },
    },
    add: set("names", "names + item + string(item_number)", "pause"),
    pause: { type: "wait", to: { done: "loop" } },
    after: { type: "wait", config: { forMs: 3_600_000 }, to: { done: "enough" } },
    enough: {
      type: "branch",
      config: { cases: [{ id: "yes", when: 'names == "enough"' }] },
      to: { "choice:yes": "broken", otherwise: "names" },
    },
    broken: { type: "hang-up" },
  });

it("goes round once for each item, in order, and again from the first when it comes back later", async () => {
  const call = await TestCall.dial(flow(["a", "b", "c"]), nodeRegistry);
  await call.advance(3_000);
  expect([call.at(), call.variables().names, call.variables().item_number]).toEqual(["after", "a1b2c3", null]);
  await call.advance(3_603_000);
  expect([call.at(), call.variables().names]).toEqual(["after", "a1b2c3"]);
});

it("goes on where it was after a restart", async () => {
  const call = await TestCall.dial(flow(["a", "b"]), nodeRegistry);
  await call.advance(1_000);
  await call.restart();
  await call.advance(1_000);
  expect([call.at(), call.variables().names]).toEqual(["after", "a1b2"]);
});

it("does not go round for an empty list, and fails for what is no list", async () => {
  await (await TestCall.dial(flow([]), nodeRegistry)).expectAt("after");
  await (await TestCall.dial(flow("abc"), nodeRegistry)).expectEnd("completed");
});
