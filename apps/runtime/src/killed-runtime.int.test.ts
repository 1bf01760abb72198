import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { supportFlow } from "../test/support-flow.ts";
import { listen, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  await world.queue("support", ["ann", "bob"], { ringMs: 5_000 });
  await world.publish(supportFlow("to-support"), "4100");
});
afterEach(() => world.reset());
afterAll(() => world.close());

describe("a runtime that is killed and started again", () => {
  it("loses neither the conversation nor its record", async () => {
    const agent = await world.agent("ann");
    const call = await world.call("4100");
    const taken = await agent.answers();
    call.say(tone(440), true);
    taken.say(tone(1_000), true);
    await world.event("conversation.changed", ({ state }) => state === "talking");
    await listen(call.audio, 500);
    await world.runtime.stop("SIGKILL");
    // The media worker carries both on while nobody is there.
    await untilTone(call.audio, 1_000);
    await world.startRuntime();
    await untilTone(taken.audio, 440);
    const { id } = await open(call.from);
    await world.until("the conversation stands again", async () => {
      const answer = await world.command(id, { type: "hold", on: true });
      return answer.ok || undefined;
    });
    await call.hangUp();
    expect(await taken.ended).toEqual({ by: "them" });
    const record = await world.record(call.from);
    expect(record).toMatchObject({ outcome: "completed", endedBy: "customer", agent: "ann" });
    const [recording] = await world.stores.calls.recordings(record.id);
    expect(recording?.durationMs).toBeGreaterThan(2_000);
    await agent.becomes("ready");
  });

  it("keeps the caller's place in the queue, and the music", async () => {
    const call = await world.call("4100");
    const before = await world.until("waiting", async () => (await world.stores.queues.waiting())[0]);
    await world.runtime.stop("SIGKILL");
    await world.startRuntime();
    expect(await world.stores.queues.waiting()).toEqual([before]);
    const agent = await world.agent("bob");
    const taken = await agent.answers();
    await agent.becomes("talking");
    expect((await world.stores.queues.entry(before.id))?.state).toMatchObject({ status: "talking", agent: "bob" });
    await taken.hangUp();
    await call.hangUp();
    await world.record(call.from);
  });

  it("hears of a hang-up that happened while nobody was there", async () => {
    const call = await world.call("4100");
    await call.answered;
    await world.until("waiting", async () => (await world.stores.queues.waiting())[0]);
    await world.runtime.stop("SIGKILL");
    const hungUp = call.hangUp();
    await world.startRuntime();
    await hungUp;
    expect(await world.record(call.from)).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    expect(await world.stores.queues.waiting()).toEqual([]);
  });
});

function open(from: string) {
  return world.record(from, (call) => call.endedAt === undefined);
}
