import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { MAX_NODES } from "@patchbay/flow-model/parse-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { TestCall } from "./test-call.ts";

const options = { registry: nodeRegistry, references: {}, programs: new Map() };

/** A flow of so many steps, gone through twice. */
function twice(nodes: number) {
  const chain = Array.from({ length: nodes - 4 }, (_item, index): [string, DrawnNode] => [
    `n${index}`,
    {
      type: "set-variables",
      config: { set: [{ name: "n", value: String(index) }] },
      to: { done: index + 5 < nodes ? `n${index + 1}` : "pause" },
    },
  ]);
  return drawFlow("twice", {
    start: { type: "start", to: { next: "again" } },
    again: { type: "repeat", config: { times: "2" }, to: { again: "n0", done: "end" } },
    ...Object.fromEntries(chain),
    pause: { type: "wait", config: { forMs: 1_000 }, to: { done: "again" } },
    end: { type: "end" },
  });
}

it(`takes flows of ${MAX_NODES} steps, and no larger ones`, async () => {
  expect(MAX_NODES).toBeGreaterThanOrEqual(5_000);
  const call = await TestCall.dialCompiled(must(compile(twice(MAX_NODES), options)), nodeRegistry);
  await call.advance(2_000);
  await call.expectEnd("completed");
  expect(call.visited().length).toBeGreaterThan(9_980);
  const larger = compile(twice(MAX_NODES + 1), options);
  expect(larger.ok ? [] : larger.error.map(({ code }) => code)).toEqual(["FLOW101"]);
}, 120_000);

it("lets a run take ten thousand steps, and says why it stops one that goes on", async () => {
  const half = must(compile(twice(100), options));
  const call = await TestCall.dialCompiled(half, nodeRegistry, { maxSteps: 150 });
  await call.advance(2_000);
  expect(await call.expectEnd("runaway")).toMatchObject({ reason: "more than 150 steps without coming to an end" });
});
