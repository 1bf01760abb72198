import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["accepted", "declined", "invalid", "not-allowed", "failed"];
const config = {
  queue: "sales",
  prompts: [{ kind: "speech", text: "1 to be called back, 2 for another number:" }],
  numberPrompts: [{ kind: "speech", text: "Which number?" }],
  windowFrom: "09:00",
  windowTo: "20:00",
  skills: [{ skill: "german", level: 2 }],
};
const dial = (more: object = {}, world: NonNullable<TestCallOptions["world"]> = () => undefined, from?: string) =>
  TestCall.dial(nodeFlow("offer-callback", { ...config, ...more } as never, exits), nodeRegistry, {
    world,
    ...(from === undefined ? {} : { from }),
  });

it("reads the number out, and keeps the place of a caller who accepts", async () => {
  const call = await dial();
  await call.press("1").expectAt("accepted");
  expect(call.heard).toEqual(["1 to be called back, 2 for another number:", "+ 4 9 3 0 1 1 1 1 1 1"]);
  expect(call.world.callbacks.requests).toEqual([
    {
      ...{ queue: "sales", number: "+4930111111", skills: [{ skill: "german", level: 2 }], priority: 5, data: {} },
      ...{ maxAttempts: 3, againAfterMs: 900_000, expiresAfterMs: 86_400_000 },
      window: { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "20:00" },
    },
  ]);
  expect(call.variables().callback).toMatchObject({ number: "+4930111111", position: 1 });
});

it("takes another number, which is read out in its turn", async () => {
  const call = await dial();
  await call.press("2").settle();
  for (const digit of "03012345#") call.press(digit);
  await call.settle();
  await call.press("1").expectAt("accepted");
  expect(call.heard.at(-1)).toBe("0 3 0 1 2 3 4 5");
  expect(call.world.callbacks.requests[0]?.number).toBe("03012345");
});

it("leaves by declined on another key or none", async () => {
  await (await dial()).press("9").expectAt("declined");
  await (await (await dial()).advance(6_000)).expectAt("declined");
});

it("does not ask where nothing is to be said, and schedules for a time", async () => {
  const call = await dial({ prompts: [], at: "now + 3600000" });
  await call.expectAt("accepted");
  expect(call.world.callbacks.requests[0]?.at).toBe(call.clock.now() + 3_600_000);
});

it("leaves by invalid without a number, by not-allowed when it may not be dialled, by failed without the queue", async () => {
  await (await dial({ prompts: [] }, undefined, "")).expectAt("invalid");
  await (await dial({ prompts: [] }, ({ callbacks }) => callbacks.barred.add("+4930111111"))).expectAt("not-allowed");
  await (await dial({ prompts: [] }, ({ callbacks }) => (callbacks.queues = []))).expectAt("failed");
});
