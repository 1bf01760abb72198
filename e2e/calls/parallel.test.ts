import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { loudest } from "../drivers/tone.ts";
import { CallWorld } from "./call-world.ts";

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.open();
});
afterEach(() => world.quiet());
afterAll(() => world.close());

it("plays music to a caller while another branch works, stops it when that is done, and goes on with what it found", async () => {
  const from = world.caller();
  const flow = drawFlow("music-while-working", {
    start: { type: "start", to: { next: "both" } },
    both: {
      type: "parallel",
      config: { branches: [{ id: "music" }, { id: "work" }] },
      to: { "choice:music": "music", "choice:work": "pause" },
    },
    music: {
      type: "play-tone",
      config: { tone: "own", hertz: [440], onMs: 1_000, offMs: 0, times: 60 },
      to: { done: "meet", failed: "meet" },
    },
    pause: { type: "wait", config: { forMs: 1_500 }, to: { done: "found" } },
    found: { type: "set-variables", config: { set: [{ name: "found", value: "true" }] }, to: { done: "meet" } },
    meet: { type: "join", config: { waitFor: "any" }, to: { done: "check", timeout: "bye", failed: "bye" } },
    check: {
      type: "branch",
      config: { cases: [{ id: "yes", when: "found == true" }] },
      to: { "choice:yes": "tell", otherwise: "bye" },
    },
    tell: {
      type: "play-tone",
      config: { tone: "own", hertz: [880], onMs: 1_000, offMs: 0 },
      to: { done: "bye", failed: "bye" },
    },
    bye: { type: "hang-up" },
  });
  const { call } = await world.callTo(flow, from);
  await call.ended;
  const { heard } = call.audio;
  // A second at its beginning, and nearly one at its end.
  expect(toneOverRestDb(loudest(heard.subarray(0, 8_000)), 440)).toBeGreaterThan(15);
  expect(toneOverRestDb(loudest(heard.subarray(-7_200)), 880)).toBeGreaterThan(15);
  const path = (await world.record(from)).path.map(({ node }) => node);
  expect(path).toEqual(expect.arrayContaining(["music", "pause", "found"]));
  expect(path.slice(path.indexOf("meet"))).toEqual(["meet", "check", "tell", "bye"]);
});
