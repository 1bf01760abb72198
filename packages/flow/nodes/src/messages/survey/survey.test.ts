import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = () =>
  TestCall.dial(
    nodeFlow("survey", { question: "csat", prompts: [{ kind: "speech", text: "1 to 5?" }] }, [
      "scored",
      "timeout",
      "invalid",
      "failed",
    ]),
    nodeRegistry,
  );

it("keeps the score with the call", async () => {
  const call = await dial();
  await call.press("4").expectAt("scored");
  expect(call.world.surveys).toEqual([{ question: "csat", score: 4, best: 5 }]);
  expect(call.variables().score).toBe(4);
});

it("asks again after a key that is no score, and gives up by invalid", async () => {
  const call = await dial();
  await call.press("9").settle();
  expect(call.heard).toEqual(["1 to 5?", "1 to 5?"]);
  await call.press("0").expectAt("invalid");
  expect(call.world.surveys).toEqual([]);
});

it("gives up by timeout when nothing is pressed, and keeps nothing when the caller hangs up", async () => {
  await (await (await dial()).advance(60_000)).expectAt("timeout");
  const call = await dial();
  await call.hangUp().expectEnd("abandoned");
  expect(call.world.surveys).toEqual([]);
});
