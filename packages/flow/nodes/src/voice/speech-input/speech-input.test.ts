import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["understood", "timeout", "unavailable", "failed"];
const config = { prompts: [{ kind: "speech", text: "Which city?" }], words: ["Berlin"], list: "cities", attempts: 1 };
const dial = (cities: readonly string[] | string) =>
  TestCall.dial(nodeFlow("speech-input", config, exits, { before: { cities: cities as never } }), nodeRegistry);

it("saves the word as the list has it, from either list", async () => {
  const call = await dial(["New York"]);
  await call.say("boston").expectAt("subject");
  await call.say("new york please").expectAt("understood");
  expect(call.variables().said).toBe("New York");
});

it("gives up after silence, and fails when the list is none", async () => {
  await (await (await dial([])).advance(5_000)).expectAt("timeout");
  await (await dial("Bonn")).expectAt("failed");
});

it("does not ask where nobody understands", async () => {
  const call = await TestCall.dial(nodeFlow("speech-input", { ...config, list: "" }, exits), nodeRegistry, {
    world: (world) => {
      world.understands = false;
    },
  });
  await call.expectAt("unavailable");
});
