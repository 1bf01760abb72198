import { afterAll, beforeAll, expect, it } from "vitest";
import { supportFlow } from "../test/support-flow.ts";
import { TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann"], { ringMs: 5_000 });
  await world.publish(supportFlow("to-support"), "4100");
});
afterAll(() => world.close());

it("a runtime of another name takes over the calls of one that died, and closes their records", async () => {
  const agent = await world.agent("ann");
  const call = await world.call("4100");
  const taken = await agent.answers();
  call.say(tone(440), true);
  taken.say(tone(1_000), true);
  await world.event("conversation.changed", ({ state }) => state === "talking");
  await world.runtime.stop("SIGKILL");
  await world.startRuntime("runtime-other");
  const adopted = await world.until(
    "the call at the other runtime",
    async () => (await world.stores.calls.open("runtime-other" as never))[0],
    60_000,
  );
  expect(adopted.from).toBe(call.from);
  await untilTone(call.audio, 1_000);
  await untilTone(taken.audio, 440);
  await call.hangUp();
  expect(await taken.ended).toEqual({ by: "them" });
  const record = await world.record(call.from);
  expect(record).toMatchObject({ outcome: "completed", endedBy: "customer", agent: "ann", runtime: "runtime-other" });
  expect((await world.stores.calls.legs(record.id)).every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  await agent.becomes("ready");
});
