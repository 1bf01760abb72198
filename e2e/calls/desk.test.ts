import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { power, toneOverRestDb } from "@patchbay/media/goertzel";
import { readWav } from "@patchbay/media/wav";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loudest, sine } from "../drivers/tone.ts";
import type { AgentPhone } from "./agent-phone.ts";
import { type CallWorld, hears, listen } from "./call-world.ts";
import { clearDesks, openDesks } from "./desks.ts";
import { queueFlow } from "./queue-flow.ts";

let world: CallWorld;
let agent: AgentPhone;
let colleague: AgentPhone;
beforeAll(async () => {
  [world, agent, colleague] = await openDesks("agent1@harbour.demo", "agent2@harbour.demo");
});
afterEach(() => clearDesks(world, agent, colleague));
afterAll(() => world.close());

async function calling(config?: Readonly<Record<string, string | number>>) {
  const caller = await world.callTo(queueFlow("desk", config));
  return { ...caller, id: await world.idOf(caller.from) };
}

async function talking() {
  const caller = await calling();
  await agent.ready();
  const ringing = await agent.answers();
  caller.call.say(sine(440), true);
  ringing.say(sine(1_000), true);
  await agent.becomes("talking");
  await listen(ringing.audio, 1_000);
  return { ...caller, ringing };
}

/** What the workspace reads when it opens. */
const desk = () => agent.api.query<{ state: string; recordingPaused?: boolean } | null>("calls.mine");

function pidOf(service: string): number {
  return JSON.parse(readFileSync(join(world.dataDir, "services.json"), "utf8"))[service];
}

describe("an agent whose wish is refused", () => {
  it("is told why", async () => {
    const { id: other } = (await colleague.api.query<{ user: { id: string } }>("session.me")).user;
    const waiting = await calling();
    const refused = (path: string, input: object, by = agent.api) => by.refusal(path, { call: waiting.id, ...input });
    expect(await refused("calls.hold", { on: true }, world.admin)).toMatchObject({
      code: "call.not-allowed",
      facts: { reason: "no-conversation" },
    });
    expect(await refused("calls.hold", { on: true }, colleague.api)).toMatchObject({ code: "call.not-yours" });
    await waiting.call.hangUp();
    await world.record(waiting.from);

    const { id, call } = await talking();
    const why = async (path: string, input: object = {}) =>
      (await agent.api.refusal(path, { call: id, ...input })).facts as { reason: string };
    expect(await why("calls.transfer", { to: `agent:${other}` })).toMatchObject({ reason: "colleague-not-ready" });
    expect(await why("calls.transfer", { to: "number:+99912345" })).toMatchObject({ reason: "number-not-allowed" });
    expect(await why("calls.consultStart", { to: "queue:sales" })).toMatchObject({ reason: "nobody-to-consult" });
    expect(await why("calls.consultComplete")).toMatchObject({ reason: "no-consultation" });
    await colleague.ready();
    await agent.api.mutate("calls.consultStart", { call: id, to: `agent:${other}` });
    const asked = await colleague.rings();
    expect(await why("calls.hold", { on: true })).toMatchObject({ reason: "consulting" });
    expect(await why("calls.consultComplete")).toMatchObject({ reason: "not-answered" });
    await call.hangUp();
    expect(await asked.ended).toEqual({ by: "them" });
  });
});

describe("an agent's desk", () => {
  it("shows a held call as held after the front door was restarted", async () => {
    const { id, call } = await talking();
    await agent.api.mutate("calls.hold", { call: id, on: true });
    const gateway = pidOf("gateway");
    process.kill(gateway, "SIGKILL");
    await expect.poll(() => desk().catch(() => undefined), { timeout: 60_000 }).toMatchObject({ state: "held" });
    await agent.api.mutate("calls.hold", { call: id, on: false });
    await expect.poll(desk, { timeout: 10_000 }).toMatchObject({ state: "talking" });
    await agent.api.mutate("calls.hold", { call: id, on: true });
    // The music of a second hold sounds like that of the first.
    await expect.poll(async () => power(await listen(call.audio, 500)), { timeout: 20_000 }).toBeGreaterThan(10_000);
    expect(toneOverRestDb(await listen(call.audio, 1_000), 1_000)).toBeLessThan(0);
    await call.hangUp();
  });

  it("shows a paused recording as paused, and the recording is silent for so long", async () => {
    const { id, call, from } = await talking();
    await agent.api.mutate("calls.pauseRecording", { call: id, paused: true });
    await expect.poll(desk, { timeout: 10_000 }).toMatchObject({ recordingPaused: true });
    await listen(call.audio, 2_000);
    await agent.api.mutate("calls.pauseRecording", { call: id, paused: false });
    await expect.poll(async () => (await desk())?.recordingPaused, { timeout: 10_000 }).toBe(false);
    await listen(call.audio, 1_500);
    await call.hangUp();
    const { recordings } = await world.record(from, (page) => page.recordings.some((item) => item.durationMs));
    const audio = readWav((await world.recording(recordings[0]!.id)).bytes);
    if (!audio.ok) throw new Error(audio.error);
    const customer = audio.value.channels[0]!;
    const [first, last] = silence(customer);
    // Said before and after it, and for the two seconds between nothing at all.
    expect(last - first).toBeGreaterThan(1.5 * 8_000);
    expect(toneOverRestDb(loudest(customer.subarray(0, first)), 440)).toBeGreaterThan(20);
    expect(toneOverRestDb(loudest(customer.subarray(last)), 440)).toBeGreaterThan(20);
  });
});

describe("a caller in a queue", () => {
  it("is told place and wait: a voice interrupts the music, which then goes on", async () => {
    const music = await world.tonePrompt(300, 4);
    const { call } = await calling({ announceEveryMs: 10_000, holdMusic: music });
    const isMusic = (half: Int16Array) => toneOverRestDb(half, 300) > 20;
    const isVoice = (half: Int16Array) => power(half) > 10_000 && toneOverRestDb(half, 300) < 0;
    const heard: string[] = [];
    for (let half = 0; half < 120 && heard.join(" ") !== "music voice music"; half += 1) {
      const sound = await listen(call.audio, 500);
      const kind = isMusic(sound) ? "music" : isVoice(sound) ? "voice" : undefined;
      if (kind && heard.at(-1) !== kind) heard.push(kind);
    }
    expect(heard).toEqual(["music", "voice", "music"]);
    await call.hangUp();
  });

  it("waits with music for an agent whose phone broke, and is offered again when it does not come back", async () => {
    const { call, ringing, from } = await talking();
    // A BYE without the sign of a deliberate hang-up: the leg is gone, the conversation is not.
    await ringing.hangUp();
    await agent.becomes("talking");
    await colleague.ready();
    const second = await colleague.rings();
    await second.answer();
    await listen(second.audio, 1_000);
    await hears(second.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);
    await call.hangUp();
    expect((await world.record(from)).call).toMatchObject({ outcome: "completed", endedBy: "customer" });
  });
});

describe("a conversation while the database is away", () => {
  it("goes on, and its record is complete afterwards", async () => {
    const { call, ringing, from } = await talking();
    const database = pidOf("database");
    const up = Number(spawnSync("ps", ["-o", "ppid=", "-p", `${database}`]).stdout.toString());
    // Who would start it again at once stands still meanwhile.
    process.kill(up, "SIGSTOP");
    try {
      process.kill(database, "SIGINT");
      await expect.poll(() => gone(database), { timeout: 30_000 }).toBe(true);
      await listen(call.audio, 8_000);
      await hears(call.audio, (heard) => toneOverRestDb(loudest(heard), 1_000) > 20);
      await hears(ringing.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);
      await call.hangUp();
      expect(await ringing.ended).toEqual({ by: "them" });
    } finally {
      process.kill(up, "SIGCONT");
      // Whatever came out of it: the next test needs a database.
      await expect.poll(() => agent.status().catch(() => undefined), { timeout: 60_000 }).toBeDefined();
    }
    await expect.poll(() => agent.status().catch(() => undefined), { timeout: 60_000 }).toBe("wrap-up");
    const page = await world.record(
      from,
      ({ call: row, recordings }) => row.endedAt !== undefined && recordings.some((item) => item.durationMs),
    );
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "customer", queue: "sales" });
    expect(page.legs.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
    expect(page.recordings[0]?.durationMs).toBeGreaterThan(8_000);
    expect(page.path.map(({ node }) => node)).toEqual(["start", "queue"]);
  });
});

/** A process that has ended counts as gone also while its parent has not looked. */
function gone(pid: number): boolean {
  const state = spawnSync("ps", ["-o", "stat=", "-p", `${pid}`]).stdout.toString();
  return state.trim() === "" || state.startsWith("Z");
}

/** First and last sample of the longest stretch of nothing. */
function silence(samples: Int16Array): readonly [number, number] {
  let longest: readonly [number, number] = [0, 0];
  let from = 0;
  samples.forEach((sample, at) => {
    if (sample !== 0) from = at + 1;
    else if (at - from > longest[1] - longest[0]) longest = [from, at];
  });
  return longest;
}
