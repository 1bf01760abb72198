import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (answer: string | undefined, heard = "This is the third time!") =>
  TestCall.dial(
    nodeFlow("sentiment", { input: "{{ heard }}", into: "mood" }, ["positive", "neutral", "negative", "unavailable"], {
      before: { heard },
    }),
    nodeRegistry,
    {
      world: ({ languageModel }) => {
        languageModel.answer = answer === undefined ? undefined : () => answer;
      },
    },
  );

it.each(["positive", "neutral", "negative"])("goes on at %s when the model says so", async (mood) => {
  const call = await dial(JSON.stringify({ sentiment: mood }));
  await call.expectAt(mood);
  expect(call.variables().mood).toBe(mood);
});

it("takes silence for neutral, and anything else for unavailable", async () => {
  await (await dial(undefined, "")).expectAt("neutral");
  await (await dial('{"sentiment": "furious"}')).expectAt("unavailable");
  await (await dial(undefined)).expectAt("unavailable");
});
