import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { listen, TelephonyWorld, tone, untilTone } from "../test/telephony-world.ts";

let world: TelephonyWorld;
let ears: WebSocketServer;
beforeAll(async () => {
  world = await TelephonyWorld.open();
  ears = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(ears, "listening");
});
afterAll(async () => {
  ears.close();
  await world.close();
});

/** What came over one connection, from `start` to `stop`. */
async function heard(socket: WebSocket) {
  const texts: Readonly<Record<string, unknown>>[] = [];
  const frames: Buffer[] = [];
  socket.on("message", (data: Buffer, binary) => {
    if (binary) frames.push(data);
    else texts.push(JSON.parse(data.toString("utf8")));
  });
  await once(socket, "close");
  const both = Buffer.concat(frames);
  const channel = (offset: number) =>
    Int16Array.from({ length: both.length / 4 }, (_, index) => both.readInt16LE(index * 4 + offset));
  return { texts, frames, says: channel(0), hears: channel(2) };
}

/** Of all half seconds the clearest, in dB: a loaded machine may leave gaps in others. */
function clearest(samples: Int16Array, hertz: number): number {
  const starts = Array.from({ length: Math.floor(samples.length / 4_000) }, (_, index) => index * 4_000);
  return Math.max(...starts.map((at) => toneOverRestDb(samples.subarray(at, at + 4_000), hertz)));
}

it("streams both sides of a call to a WebSocket while the flow goes on, until it is told to stop", async () => {
  const { port } = ears.address() as AddressInfo;
  await world.publish(
    drawFlow("streaming", {
      start: { type: "start", to: { next: "stream" } },
      stream: {
        type: "start-stream",
        config: { url: `ws://127.0.0.1:${port}/`, facts: [{ name: "from", value: "{{ call.from }}" }] },
        to: { done: "tone", failed: "bye" },
      },
      tone: {
        type: "play-tone",
        config: { tone: "own", hertz: [1_000], onMs: 1_500 },
        to: { done: "stop", failed: "bye" },
      },
      stop: { type: "stop-stream", to: { done: "after", failed: "bye" } },
      after: { type: "wait", config: { forMs: 300 }, to: { done: "bye" } },
      bye: { type: "hang-up" },
    }),
    "4301",
  );
  const connected = once(ears, "connection") as Promise<[WebSocket]>;
  const call = await world.call("4301");
  call.say(tone(440), true);
  const { texts, frames, says, hears } = await heard((await connected)[0]);
  expect(await call.ended).toEqual({ by: "them" });
  expect(texts[0]).toMatchObject({
    event: "start",
    encoding: "pcm_s16le",
    rate: 8_000,
    channels: 2,
    facts: { from: call.from },
  });
  expect(texts.at(-1)).toEqual({ event: "stop", lost: 0 });
  expect(frames.every((frame) => frame.length === 640)).toBe(true);
  expect(says.length).toBeGreaterThan(8_000);
  expect(clearest(says, 440)).toBeGreaterThan(15);
  expect(clearest(hears, 1_000)).toBeGreaterThan(15);
});

it("lets a voice bot speak to the caller, fall silent when it is told to, and hear keys", async () => {
  const { port } = ears.address() as AddressInfo;
  await world.publish(
    drawFlow("bot", {
      start: { type: "start", to: { next: "stream" } },
      stream: {
        type: "start-stream",
        config: { url: `ws://127.0.0.1:${port}/`, sides: "party", speaks: true },
        to: { done: "wait", failed: "bye" },
      },
      wait: { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
      bye: { type: "hang-up" },
    }),
    "4303",
  );
  const connected = once(ears, "connection") as Promise<[WebSocket]>;
  const call = await world.call("4303");
  const [bot] = await connected;
  const told: Readonly<Record<string, unknown>>[] = [];
  bot.on("message", (data: Buffer, binary) => {
    if (!binary) told.push(JSON.parse(data.toString("utf8")));
  });
  const say = (hertz: number, times: number) => {
    for (let i = 0; i < times; i += 1) bot.send(Buffer.from(tone(hertz).buffer));
  };
  say(700, 1);
  bot.send(JSON.stringify({ event: "mark", name: "greeting" }));
  await untilTone(call.audio, 700);
  await expect.poll(() => told, { timeout: 20_000 }).toContainEqual({ event: "mark", name: "greeting" });
  say(1_200, 50);
  await untilTone(call.audio, 1_200);
  bot.send(JSON.stringify({ event: "clear" }));
  bot.send(JSON.stringify({ event: "mark", name: "interrupted" }));
  await expect.poll(() => told, { timeout: 20_000 }).toContainEqual({ event: "mark", name: "interrupted" });
  await listen(call.audio, 400);
  expect((await listen(call.audio, 400)).every((sample) => Math.abs(sample) < 50)).toBe(true);
  call.press("7");
  await expect.poll(() => told, { timeout: 20_000 }).toContainEqual({ event: "digit", digit: "7" });
  await call.hangUp();
  await world.record(call.from);
}, 120_000);

it("takes the error exit when nobody takes the connection, or where it may not go", async () => {
  const stream = (url: string, next: string) => ({
    type: "start-stream",
    config: { url },
    to: { done: "bye", failed: next },
  });
  await world.publish(
    drawFlow("refused", {
      start: { type: "start", to: { next: "closed" } },
      closed: stream("ws://127.0.0.1:9/", "inside"),
      inside: stream("ws://169.254.169.254/", "web"),
      web: stream("https://example.com/", "end"),
      end: { type: "hang-up" },
      bye: { type: "hang-up" },
    }),
    "4302",
  );
  const call = await world.call("4302");
  await call.ended;
  const { id } = await world.record(call.from);
  const path = await world.stores.calls.path(id);
  expect(path.map(({ node }) => node)).toEqual(["start", "closed", "inside", "web", "end"]);
});
