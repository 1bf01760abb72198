import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (config: object, answer?: string) =>
  TestCall.dial(
    nodeFlow("agent-assist", { input: "{{ words }}", ...config }, ["suggested", "nothing", "failed"], {
      before: { words: "I want to return my lamp" },
    }),
    nodeRegistry,
    {
      world: ({ articles, languageModel }) => {
        articles.push({ title: "How to return things", body: "Within 30 days." }, { title: "Hours", body: "9-5" });
        languageModel.answer = answer === undefined ? undefined : () => answer;
      },
    },
  );
const article = { title: "How to return things", excerpt: "Within 30 days." };

it("puts articles and the analyst's steps before the agent without any language model", async () => {
  const call = await dial({ steps: [{ text: "Ask about: {{ words }}" }, { text: "{{ '' }}" }], into: "assist" });
  await call.expectAt("suggested");
  const assist = { articles: [article], steps: ["Ask about: I want to return my lamp"] };
  expect(call.world.plan.assist).toEqual(assist);
  expect(call.variables().assist).toEqual(assist);
});

it("adds the model's summary and steps, which knows the articles", async () => {
  const call = await dial({}, '{"summary": "Wants to return a lamp.", "steps": ["Check the date"]}');
  expect(call.world.plan.assist).toEqual({
    summary: "Wants to return a lamp.",
    articles: [article],
    steps: ["Check the date"],
  });
  expect(call.world.languageModel.requests[0]?.instructions).toContain("Within 30 days.");
  expect((await dial({}, "no JSON")).world.plan.assist).toEqual({ articles: [article], steps: [] });
});

it("asks no model when that is not wanted", async () => {
  const call = await dial({ askModel: false }, "{}");
  expect(call.world.languageModel.requests).toEqual([]);
});

it("says when there is nothing to suggest", async () => {
  const call = await dial({ input: "{{ '' }}" });
  await call.expectAt("nothing");
  expect(call.world.plan.assist).toBeUndefined();
  await (await dial({ input: "xyzzy" })).expectAt("nothing");
});
