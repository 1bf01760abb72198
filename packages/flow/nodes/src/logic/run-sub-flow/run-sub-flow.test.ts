import { must } from "@patchbay/base/result";
import { compileAll, publishable } from "@patchbay/compiler/compile-all";
import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const ask = (end: DrawnNode) =>
  drawFlow(
    "ask",
    {
      start: { type: "start", to: { next: "look" } },
      look: { type: "look-up-customer", to: { found: "collect", "not-found": "collect" } },
      collect: {
        type: "collect-digits",
        config: { prompts: [{ kind: "speech", text: "{{ question }}?" }], maxDigits: 2, into: "typed" },
        to: { collected: "double", timeout: "end", invalid: "end" },
      },
      double: {
        type: "set-variables",
        config: { set: [{ name: "answer", value: "int(typed) * 2" }] },
        to: { done: "end" },
      },
      end,
    },
    { inputs: [{ name: "question", type: "text" }], outputs: [{ name: "answer", type: "number" }] },
  );

const main = nodeFlow(
  "run-sub-flow",
  {
    flow: "ask",
    inputs: [{ name: "question", value: '"Hours, " + who' }],
    outputs: [{ name: "hours", from: "answer" }],
  },
  ["done", "failed"],
  { before: { who: "Ann", typed: "ours" } },
);

function dial(end: DrawnNode, world: NonNullable<TestCallOptions["world"]> = () => undefined): Promise<TestCall> {
  const options = { registry: nodeRegistry, references: {}, programs: new Map() };
  const programs = must(publishable(compileAll([main, ask(end)], options)));
  return TestCall.dial(main, nodeRegistry, { programs, world });
}

it("runs the other flow with its inputs and takes its outputs and its customer back, and nothing else", async () => {
  const call = await dial({ type: "end" }, ({ customers }) =>
    customers.push({ id: "c1" as never, name: "Ann", phones: ["+4930111111"], emails: [], tags: [], fields: {} }),
  );
  await call.expectAt("collect");
  expect(call.variables().who).toBeUndefined();
  await call.press("21").expectAt("done");
  expect(call.heard).toEqual(["Hours, Ann?"]);
  expect(call.variables()).toMatchObject({ hours: 42, typed: "ours", customer: { name: "Ann" } });
  expect(call.path.map(({ flow, node, exit }) => `${flow}/${node}${exit ? `:${exit}` : ""}`)).toContain(
    "ask/collect:collected",
  );
});

it("leaves by failed when the other flow ended as failed", async () => {
  const call = await dial({ type: "end", config: { outcome: "failed" } });
  await call.press("21").expectAt("failed");
  expect(call.variables().hours).toBeUndefined();
});

it("ends the whole call when the other flow hangs up", async () => {
  const call = await dial({ type: "hang-up" });
  await call.press("21").expectEnd("completed");
  expect(call.world.voice.hungUp).toBe("normal");
});

it("stands in the other flow again after a restart", async () => {
  const call = await dial({ type: "end" });
  await call.expectAt("collect");
  await call.restart();
  await call.expectAt("collect");
  await call.press("04").expectAt("done");
  expect(call.variables().hours).toBe(8);
});
