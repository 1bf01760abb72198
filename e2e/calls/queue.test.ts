import type { DrawnNode } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { readWav } from "@patchbay/media/wav";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loudest, sine } from "../drivers/tone.ts";
import type { AgentPhone } from "./agent-phone.ts";
import { type CallWorld, hears, listen } from "./call-world.ts";
import { clearDesks, openDesks } from "./desks.ts";
import { queueFlowGoingOn } from "./queue-flow.ts";

let world: CallWorld;
let agent: AgentPhone;
let colleague: AgentPhone;
beforeAll(async () => {
  [world, agent, colleague] = await openDesks("agent1@harbour.demo", "agent2@harbour.demo");
});
afterEach(() => clearDesks(world, agent, colleague));
afterAll(() => world.close());

const calling = (config?: DrawnNode["config"]) => world.callTo(queueFlowGoingOn("queue", config));

describe("a caller in a queue", () => {
  it("reaches the agent; each hears the other's tone, and the recording has both on its two channels", async () => {
    const { call, from } = await calling();
    await agent.ready();
    const ringing = await agent.rings();
    expect(ringing.invite?.header("x-patchbay-offer")).toMatch(/.+/);
    await ringing.answer();
    call.say(sine(440), true);
    ringing.say(sine(1_000), true);
    await hears(ringing.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);
    await hears(call.audio, (heard) => toneOverRestDb(loudest(heard), 1_000) > 20);
    await call.hangUp();
    await agent.becomes("wrap-up");
    const page = await world.record(
      from,
      ({ call: row, recordings }) => row.endedAt !== undefined && recordings.some((item) => item.durationMs),
    );
    expect(page.call).toMatchObject({ endedBy: "customer", queue: "sales" });
    const { bytes } = await world.recording(page.recordings[0]!.id);
    const audio = readWav(bytes);
    if (!audio.ok) throw new Error(audio.error);
    const [customer, heard] = audio.value.channels;
    expect(audio.value.channels).toHaveLength(2);
    expect(toneOverRestDb(loudest(customer!), 440)).toBeGreaterThan(20);
    expect(toneOverRestDb(loudest(heard!.subarray(-24_000)), 1_000)).toBeGreaterThan(20);
  });

  it("hears music while nobody is ready, and hangs up without a trace left in the queue", async () => {
    const { call, from } = await calling();
    const music = await listen(call.audio, 3_000);
    expect(music.some((sample) => Math.abs(sample) > 500)).toBe(true);
    await call.hangUp();
    expect((await world.record(from)).call).toMatchObject({ outcome: "abandoned" });
    const waiting = await world.admin.query<readonly { call: string }[]>("queue.waiting");
    expect(waiting).toEqual([]);
  });

  it("hangs up while the agent's phone rings: the ringing stops, the agent is ready again", async () => {
    const { call } = await calling();
    await agent.ready();
    const ringing = await agent.rings();
    await call.hangUp();
    expect(await ringing.ended).toEqual({ by: "them" });
    await agent.becomes("ready");
  });

  it("is offered again, at its old place, when the agent declines", async () => {
    const { call, from } = await calling();
    await agent.ready();
    (await agent.rings()).refuse(486);
    await agent.becomes("ready");
    await colleague.ready();
    const second = await colleague.rings();
    await second.answer();
    expect(await second.answered).toBe(true);
    await call.hangUp();
    await world.record(from);
  });

  it("frees the agent when the caller hangs up in the very instant of the answer", async () => {
    for (let delay = 0; delay <= 40; delay += 5) {
      const { call, from } = await calling();
      await agent.ready();
      const ringing = await agent.rings();
      const answering = ringing.answer();
      await new Promise((resolve) => setTimeout(resolve, delay));
      await Promise.all([call.hangUp(), answering]);
      await world.record(from);
      await agent.becomes("wrap-up", "ready");
    }
  });

  it("stays on the line when the agent hangs up, and the flow goes on", async () => {
    const { call, from } = await calling();
    await agent.ready();
    const ringing = await agent.rings();
    await ringing.answer();
    await listen(ringing.audio, 500);
    const { id } = (await world.record(from, () => true)).call;
    await agent.api.mutate("calls.hangUp", { call: id });
    expect(await call.ended).toEqual({ by: "them" });
    expect((await world.record(from)).path.map((step) => step.node)).toEqual(["start", "queue", "after", "bye"]);
  });

  it("leaves by the timeout exit, and by the key that the node names", async () => {
    const late = await calling({ maxWaitMs: 1_000 });
    await late.call.ended;
    expect((await world.record(late.from)).path.find((step) => step.node === "queue" && step.exit)?.exit).toBe(
      "timeout",
    );
    const pressed = await calling({ leaveDigit: "9" });
    await listen(pressed.call.audio, 1_000);
    pressed.call.press("9");
    await pressed.call.ended;
    expect((await world.record(pressed.from)).path.find((step) => step.node === "queue" && step.exit)?.exit).toBe(
      "pressed",
    );
  });
});

describe("an agent in a conversation", () => {
  async function talking() {
    const { call, from } = await calling();
    await agent.ready();
    const ringing = await agent.rings();
    await ringing.answer();
    await ringing.answered;
    call.say(sine(440), true);
    ringing.say(sine(1_000), true);
    await listen(ringing.audio, 1_000);
    const { id } = (await world.record(from, () => true)).call;
    return { call, from, ringing, id };
  }

  it("puts the customer on hold and takes them back", async () => {
    const { call, ringing, id } = await talking();
    await agent.api.mutate("calls.hold", { call: id, on: true });
    await hears(ringing.audio, (heard) => toneOverRestDb(heard, 440) < 0);
    await hears(call.audio, (heard) => toneOverRestDb(heard, 1_000) < 0);
    await agent.api.mutate("calls.hold", { call: id, on: false });
    await hears(ringing.audio, (heard) => toneOverRestDb(heard, 440) > 20);
    await hears(call.audio, (heard) => toneOverRestDb(heard, 1_000) > 20);
    await call.hangUp();
  });

  it("consults a colleague, who then talks to the customer", async () => {
    const { call, ringing, id } = await talking();
    const { id: otherId } = (await colleague.api.query<{ user: { id: string } }>("session.me")).user;
    await colleague.ready();
    await agent.api.mutate("calls.consultStart", { call: id, to: `agent:${otherId}` });
    const asked = await colleague.rings();
    await asked.answer();
    asked.say(sine(700), true);
    await hears(ringing.audio, (heard) => toneOverRestDb(loudest(heard), 700) > 20);
    expect(toneOverRestDb(await listen(call.audio, 1_000), 700)).toBeLessThan(0);
    await agent.api.mutate("calls.consultComplete", { call: id });
    await hears(call.audio, (heard) => toneOverRestDb(loudest(heard), 700) > 20);
    expect(await ringing.ended).toMatchObject({ by: "them" });
    await call.hangUp();
    expect(await asked.ended).toMatchObject({ by: "them" });
  });

  it("transfers the customer to a queue, where a colleague answers", async () => {
    const { call, ringing, id } = await talking();
    await colleague.ready();
    await agent.api.mutate("calls.transfer", { call: id, to: "queue:sales" });
    expect(await ringing.ended).toMatchObject({ by: "them" });
    const second = await colleague.rings();
    await second.answer();
    await hears(second.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);
    await call.hangUp();
  });

  it("keeps talking when the customer's phone re-INVITEs: on hold the agent hears nothing of it, afterwards all", async () => {
    const { call, ringing } = await talking();
    expect(await call.hold(true)).toBe(200);
    expect(await call.hold(false)).toBe(200);
    await hears(ringing.audio, (heard) => toneOverRestDb(loudest(heard), 440) > 20);
    await call.hangUp();
  });
});
