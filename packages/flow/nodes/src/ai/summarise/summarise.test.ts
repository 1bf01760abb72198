import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (answer: string | undefined, talk = "A long talk about a parcel.") =>
  TestCall.dial(
    nodeFlow("summarise", { input: "{{ talk }}", words: 10 }, ["done", "unavailable"], { before: { talk } }),
    nodeRegistry,
    {
      world: ({ languageModel }) => {
        languageModel.answer = answer === undefined ? undefined : () => answer;
      },
    },
  );

it("saves the summary, and asks for as many words as wanted", async () => {
  const call = await dial(" Parcel is late. ");
  await call.expectAt("done");
  expect(call.variables().summary).toBe("Parcel is late.");
  expect(call.world.languageModel.requests[0]?.instructions).toContain("at most 10 words");
});

it("sums nothing up as nothing, without asking", async () => {
  const call = await dial("x", "");
  await call.expectAt("done");
  expect([call.variables().summary, call.world.languageModel.requests]).toEqual(["", []]);
});

it("is unavailable without a model, and for an empty answer", async () => {
  await (await dial(undefined)).expectAt("unavailable");
  await (await dial(" ")).expectAt("unavailable");
});
