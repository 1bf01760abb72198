import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const entities = [
  { name: "order", meaning: "order number", pattern: "[A-Z][0-9]{3}" },
  { name: "day", meaning: "day of delivery", needed: false },
];
const dial = (answer: string | undefined) =>
  TestCall.dial(
    nodeFlow("extract-entities", { input: "{{ heard }}", entities }, ["complete", "partial", "unavailable"], {
      before: { heard: "Order A123, Monday please" },
    }),
    nodeRegistry,
    {
      world: ({ languageModel }) => {
        languageModel.answer = answer === undefined ? undefined : () => answer;
      },
    },
  );

it.each([
  ['{"order": "A123", "day": "Monday", "secret": "x"}', "complete", { order: "A123", day: "Monday" }],
  ['{"order": "A123", "day": null}', "complete", { order: "A123", day: null }],
  ['{"order": "A1234", "day": "Monday"}', "partial", { order: null, day: "Monday" }],
  ["{}", "partial", { order: null, day: null }],
])("makes of %s: %s", async (answer, exit, facts) => {
  const call = await dial(answer);
  await call.expectAt(exit);
  expect(call.variables().facts).toEqual(facts);
});

it("is unavailable without a model, and for an answer that is none", async () => {
  await (await dial(undefined)).expectAt("unavailable");
  await (await dial('{"order": ["A123"]}')).expectAt("unavailable");
});
