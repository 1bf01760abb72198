import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (answer: string | undefined, heard = "How long is the warranty?") =>
  TestCall.dial(
    nodeFlow("llm-reply", { input: "{{ heard }}" }, ["answered", "no-answer", "unavailable"], { before: { heard } }),
    nodeRegistry,
    {
      world: ({ languageModel, articles }) => {
        articles.push(
          { title: "Warranty", body: "Two years on everything." },
          { title: "Opening", body: "Nine to five." },
        );
        languageModel.answer = answer === undefined ? undefined : () => answer;
      },
    },
  );

it("answers from the articles that fit the question", async () => {
  const call = await dial('{"answer": "Two years.", "grounded": true}');
  await call.expectAt("answered");
  expect(call.variables().reply).toBe("Two years.");
  const [request] = call.world.languageModel.requests;
  expect(request?.instructions).toContain("Two years on everything.");
  expect(request?.instructions).not.toContain("Nine to five.");
});

it("does not make answers up", async () => {
  await (await dial('{"answer": "Ten years.", "grounded": false}')).expectAt("no-answer");
  const unknown = await dial("{}", "Quantum?");
  await unknown.expectAt("no-answer");
  expect(unknown.world.languageModel.requests).toEqual([]);
});

it("is unavailable without a model, and for an answer that is none", async () => {
  await (await dial(undefined)).expectAt("unavailable");
  await (await dial("Two years.")).expectAt("unavailable");
});
