import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (words: string, among: readonly string[] = ["en", "zh"]) =>
  TestCall.dial(
    nodeFlow("detect-language", { input: "{{ words }}", among }, ["detected", "unsure", "failed"], {
      before: { words },
    }),
    nodeRegistry,
  );

it("sets the language in which the flow speaks from then on", async () => {
  const call = await dial("我的包裹在哪里？");
  await call.expectAt("detected");
  expect(call.variables().language).toBe("zh");
});

it("is not sure of nothing, and of a language that is not asked for", async () => {
  await (await dial("")).expectAt("unsure");
  await (await dial("我的包裹在哪里？", ["en"])).expectAt("unsure");
});
