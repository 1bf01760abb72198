import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = {
  value: "answer.code",
  cases: [
    { id: "gold", equals: "gold" },
    { id: "two", equals: "2" },
    { id: "yes", equals: "true" },
    { id: "quote", equals: 'a "quoted" \\ word' },
  ],
};
const exits = ["choice:gold", "choice:two", "choice:yes", "choice:quote", "otherwise"];

it.each([
  ["gold", "choice_gold"],
  [2, "choice_two"],
  [true, "choice_yes"],
  ['a "quoted" \\ word', "choice_quote"],
  ["silver", "otherwise"],
  [null, "otherwise"],
])("takes for %j the exit %s", async (code, exit) => {
  const flow = nodeFlow("value-switch", config, exits, { before: { answer: { code } } });
  expect((await TestCall.dial(flow, nodeRegistry)).at()).toBe(exit);
});

it("does not take two cases for one value", async () => {
  const cases = [
    { id: "a", equals: "x" },
    { id: "b", equals: "x" },
  ];
  const flow = nodeFlow("value-switch", { value: "1", cases }, ["choice:a", "choice:b", "otherwise"]);
  await expect(TestCall.dial(flow, nodeRegistry)).rejects.toThrow('FLOW103 Two cases equal "x".');
});
