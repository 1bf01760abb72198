import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type SippRun, sipp } from "../../../e2e/drivers/sipp.driver.ts";
import { TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  const pause = { type: "wait", config: { forMs: 500 }, to: { done: "bye" } } as const;
  const bye = { type: "hang-up" } as const;
  await world.publish(
    drawFlow("rings", {
      start: { type: "start", to: { next: "sound" } },
      sound: { type: "early-media", to: { done: "answer", failed: "bye" } },
      answer: { type: "answer-call", to: { done: "pause", failed: "bye" } },
      ...{ pause, bye },
    }),
    "4501",
  );
  const long = { ...pause, config: { forMs: 30_000 } };
  await world.publish(drawFlow("waits", { start: { type: "start", to: { next: "pause" } }, pause: long, bye }), "4502");
  const exits = ["talked", "busy", "no-answer", "failed"];
  const dial = {
    type: "transfer-to-number",
    config: { number: "+49501234", ringMs: 10_000 } as never,
    to: Object.fromEntries(exits.map((exit) => [exit, "bye"])),
  };
  await world.publish(drawFlow("dials", { start: { type: "start", to: { next: "dial" } }, dial, bye }), "4503");
});
afterEach(async () => {
  for (const { trunk } of await world.stores.trunks.list()) await world.stores.trunks.remove(trunk.name);
  await world.reset();
});
afterAll(() => world.close());

/** SIPp's judgement: every message came as the scenario has it. */
async function passed(run: SippRun): Promise<void> {
  const { output, ...verdict } = await run.ended;
  expect(verdict, output).toEqual({ code: 0, successful: 1, failed: 0 });
}

describe("a SIPp caller", () => {
  it.each([
    ["insists on reliable provisional responses (RFC 3262)", "caller-insists-on-100rel", "4501"],
    [
      "is granted a session timer, not too short a one, and refreshes by UPDATE (RFC 4028, 3311)",
      "caller-refreshes-by-update",
      "4502",
    ],
    ["subscribes to an event that nobody knows: 489 (RFC 6665)", "phone-subscribes-to-the-unknown", "none"],
    ["sends a MESSAGE that nobody takes: 405 (RFC 3428)", "phone-sends-a-message", "none"],
    ["asks by OPTIONS what is understood", "phone-asks-what-there-is", "none"],
  ])("%s", async (_what, scenario, number) => {
    await passed(await sipp(scenario, { server: world.server, number, keys: { caller: world.caller() } }));
  });
});

describe("a SIPp carrier", () => {
  it.each([
    ["wants longer sessions than we ask for: 422 and once more (RFC 4028 §7.4)", "carrier-wants-longer-sessions"],
    ["wants its ringing confirmed by PRACK (RFC 3262)", "carrier-rings-reliably"],
    ["answers twice by a fork: the second answer is thanked and released", "carrier-forks"],
  ])("%s", async (_what, scenario) => {
    const carrier = await sipp(scenario, { echo: true });
    await world.addTrunk("+4950", `sip:127.0.0.1:${carrier.port};transport=udp`);
    const caller = await world.call("4503");
    caller.say(tone(440), true);
    await untilTone(caller.audio, 440);
    await caller.hangUp();
    await passed(carrier);
  });
});
