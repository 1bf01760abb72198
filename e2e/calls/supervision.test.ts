import { readFileSync } from "node:fs";
import { join } from "node:path";
import { power, toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sine } from "../drivers/tone.ts";
import type { AgentPhone } from "./agent-phone.ts";
import { type CallWorld, hears, listen } from "./call-world.ts";
import { clearDesks, openDesks } from "./desks.ts";
import { queueFlow } from "./queue-flow.ts";

/** What each says, in hertz. */
const CUSTOMER = 440;
const AGENT = 1_000;
const SUPERVISOR = 1_700;

type Half = Int16Array;
const has = (half: Half, hertz: number) => power(half) > 10_000 && toneOverRestDb(half, hertz) > -12;
const only =
  (...tones: readonly number[]) =>
  (half: Half) =>
    [CUSTOMER, AGENT, SUPERVISOR].every((tone) => has(half, tone) === tones.includes(tone));

let world: CallWorld;
let agent: AgentPhone;
let supervisor: AgentPhone;
beforeAll(async () => {
  [world, agent, supervisor] = await openDesks("agent1@harbour.demo", "supervisor@harbour.demo");
});
afterEach(() => clearDesks(world, agent, supervisor));
afterAll(() => world.close());

async function talking() {
  const { call, from } = await world.callTo(queueFlow("supervised"));
  const id = await world.idOf(from);
  await agent.ready();
  const ringing = await agent.answers();
  call.say(sine(CUSTOMER), true);
  ringing.say(sine(AGENT), true);
  await agent.becomes("talking");
  await hears(call.audio, only(AGENT));
  return { call, from, id, ringing };
}

/** The supervisor's own phone rings and is answered, as a browser does by itself. */
async function joins(id: string, how: "listen" | "whisper" | "barge") {
  const joined = supervisor.api.mutate("supervision.join", { call: id, how });
  const ear = await supervisor.answers();
  await joined;
  ear.say(sine(SUPERVISOR), true);
  return ear;
}

const changes = (id: string, how: string) => supervisor.api.mutate("supervision.join", { call: id, how });
const stretchesOf = (id: string) =>
  supervisor.api.query<readonly { readonly how: string; readonly endedAt?: number }[]>("supervision.ofCall", {
    call: id,
  });

describe("a supervisor on an agent's call", () => {
  it("hears both and is heard by nobody, then by the agent alone, then by all; and the call goes on without them", async () => {
    const { id, call, ringing } = await talking();
    const ear = await joins(id, "listen");
    await hears(ear.audio, only(CUSTOMER, AGENT));
    expect(only(AGENT)(await listen(call.audio, 1_000))).toBe(true);
    expect(only(CUSTOMER)(await listen(ringing.audio, 1_000))).toBe(true);

    await changes(id, "whisper");
    await hears(ringing.audio, only(CUSTOMER, SUPERVISOR));
    expect(only(AGENT)(await listen(call.audio, 1_000))).toBe(true);

    await changes(id, "barge");
    await hears(call.audio, only(AGENT, SUPERVISOR));
    await hears(ringing.audio, only(CUSTOMER, SUPERVISOR));

    await ear.hangUp();
    await hears(call.audio, only(AGENT));
    await hears(ringing.audio, only(CUSTOMER));
    await expect
      .poll(async () => (await stretchesOf(id)).map(({ how, endedAt }) => [how, endedAt !== undefined]), {
        timeout: 10_000,
      })
      .toEqual([
        ["listen", true],
        ["whisper", true],
        ["barge", true],
      ]);
    const audited = await world.admin.query<readonly { readonly target: string; readonly detail: object }[]>(
      "audit.list",
      { action: "call.supervised", limit: 10 },
    );
    expect(audited.filter(({ target }) => target === id).map(({ detail }) => detail)).toContainEqual({
      how: "whisper",
    });
    await call.hangUp();
  });

  it("does not hear a customer on hold, whom nobody hears", async () => {
    const { id, call, ringing } = await talking();
    const ear = await joins(id, "barge");
    await hears(ear.audio, only(CUSTOMER, AGENT));
    await agent.api.mutate("calls.hold", { call: id, on: true });
    await hears(ear.audio, only(AGENT));
    await hears(ringing.audio, only(SUPERVISOR));
    await agent.api.mutate("calls.hold", { call: id, on: false });
    await hears(call.audio, only(AGENT, SUPERVISOR));
    await supervisor.api.mutate("supervision.leave", { call: id });
    expect(await ear.ended).toEqual({ by: "them" });
    await hears(call.audio, only(AGENT));
    await call.hangUp();
  });

  it("takes the customer over: the agent leaves, and the record is one", async () => {
    const { id, call, ringing, from } = await talking();
    expect(await supervisor.api.refusal("supervision.takeOver", { call: id })).toMatchObject({
      facts: { reason: "not-supervising" },
    });
    const ear = await joins(id, "listen");
    await supervisor.api.mutate("supervision.takeOver", { call: id });
    expect(await ringing.ended).toEqual({ by: "them" });
    await hears(call.audio, only(SUPERVISOR));
    await hears(ear.audio, only(CUSTOMER));
    await supervisor.becomes("talking");
    await agent.becomes("wrap-up", "ready");
    await call.hangUp();
    const { recordings } = await world.record(from, (page) => page.recordings.some((item) => item.durationMs));
    expect(recordings.filter(({ kind }) => kind === "conversation")).toHaveLength(1);
    expect((await stretchesOf(id)).map(({ how }) => how)).toEqual(["listen", "take-over"]);
  });

  it("stays through a restart of the runtime, and whispers on", async () => {
    const { id, call, ringing } = await talking();
    const ear = await joins(id, "whisper");
    await hears(ringing.audio, only(CUSTOMER, SUPERVISOR));
    const services = JSON.parse(readFileSync(join(world.dataDir, "services.json"), "utf8")) as Record<string, number>;
    process.kill(services.runtime as number, "SIGKILL");
    await expect
      .poll(
        () =>
          changes(id, "barge").then(
            () => true,
            () => false,
          ),
        { timeout: 60_000 },
      )
      .toBe(true);
    await hears(call.audio, only(AGENT, SUPERVISOR));
    await ear.hangUp();
    await hears(call.audio, only(AGENT));
    await call.hangUp();
  });

  it("is told of on the agent's desk only where the tenant wants it", async () => {
    const { id, call } = await talking();
    const desk = () => agent.api.query<{ readonly supervised?: string } | null>("calls.mine");
    const first = await joins(id, "listen");
    expect((await desk())?.supervised).toBeUndefined();
    await first.hangUp();
    await expect
      .poll(async () => (await stretchesOf(id)).every(({ endedAt }) => endedAt), { timeout: 10_000 })
      .toBe(true);
    await supervisor.api.mutate("supervision.saveSettings", { tellAgent: true });
    try {
      await joins(id, "whisper");
      await expect.poll(async () => (await desk())?.supervised, { timeout: 10_000 }).toBe("whisper");
    } finally {
      await supervisor.api.mutate("supervision.saveSettings", { tellAgent: false });
    }
    await call.hangUp();
  });

  it("moves the customer to another queue, sends the agent home and ends the call; all of it is written down", async () => {
    const { id, call, ringing, from } = await talking();
    const { user } = await agent.api.query<{ readonly user: { readonly id: string } }>("session.me");
    await supervisor.api.mutate("supervision.setStatus", { agent: user.id, wish: { status: "offline" } });
    await supervisor.api.mutate("supervision.moveCall", { call: id, to: "queue:support" });
    expect(await ringing.ended).toEqual({ by: "them" });
    await world.record(from, (page) => page.call.queue === "support");
    await supervisor.api.mutate("supervision.endCall", { call: id });
    expect(await call.ended).toEqual({ by: "them" });
    const written = async (action: string) =>
      (await world.admin.query<readonly { readonly target: string }[]>("audit.list", { action, limit: 10 })).map(
        ({ target }) => target,
      );
    expect(await written("call.moved")).toContain(id);
    expect(await written("call.ended-by-supervisor")).toContain(id);
    expect(await written("agent.status-set")).toContain(user.id);
  });

  it("is refused to agents", async () => {
    const { id, call } = await talking();
    expect(await agent.api.refusal("supervision.join", { call: id, how: "listen" })).toMatchObject({
      code: "access.not-allowed",
    });
    await call.hangUp();
  });
});
