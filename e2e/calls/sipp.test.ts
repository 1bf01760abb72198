import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { type SippRun, sipp } from "../drivers/sipp.driver.ts";
import { AgentPhone } from "./agent-phone.ts";
import { type CallPage, CallWorld, listen } from "./call-world.ts";
import { inQueue, queueFlowGoingOn } from "./queue-flow.ts";

let world: CallWorld;
let agent: AgentPhone;
let number: string;
beforeAll(async () => {
  world = await CallWorld.open();
  agent = await AgentPhone.signIn(world, "agent1@harbour.demo");
  const question = await world.tonePrompt(300);
  number = await world.answerWith(
    drawFlow("sipp", {
      start: { type: "start", to: { next: "menu" } },
      menu: {
        type: "menu",
        config: {
          prompts: [{ kind: "prompt", name: question }],
          choices: [
            { id: "sales", digit: "1" },
            { id: "nobody", digit: "2" },
          ],
          attempts: 2,
          timeoutMs: 1_500,
        },
        to: { "choice:sales": "queue", "choice:nobody": "bye", timeout: "late", invalid: "wrong", failed: "bye" },
      },
      queue: inQueue(),
      late: { type: "hang-up" },
      wrong: { type: "hang-up" },
      bye: { type: "hang-up" },
    }),
  );
});
afterEach(async () => {
  await world.quiet();
  await agent.away();
});
afterAll(() => world.close());

/** A caller that SIPp plays, on a number of its own. */
async function caller(scenario: string, keys: Readonly<Record<string, string>> = {}, to = number) {
  const from = world.caller();
  const run = await sipp(scenario, { server: world.server, number: to, keys: { caller: from, ...keys } });
  return Object.assign(run, { from });
}

/** SIPp's judgement first: every message came as the scenario has it. */
async function passed(run: SippRun): Promise<void> {
  const { output, ...verdict } = await run.ended;
  expect(verdict, output).toEqual({ code: 0, successful: 1, failed: 0 });
}

const nodes = (page: CallPage) => page.path.map(({ node }) => node);
const reached = (node: string) => (page: CallPage) => page.path.some((step) => step.node === node);

/** At the end every record is whole: ended, all legs closed. */
async function record(from: string): Promise<CallPage> {
  const page = await world.record(from);
  expect(page.legs.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  return page;
}

describe("a SIPp caller at the menu", () => {
  it("chooses by SIP INFO and is hung up on by the flow", async () => {
    const run = await caller("caller-presses-a-key", { key: "2" });
    await passed(run);
    const page = await record(run.from);
    expect(nodes(page)).toEqual(["start", "menu", "bye"]);
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "flow" });
  });

  it("presses wrong digits and leaves by the invalid exit", async () => {
    const run = await caller("caller-presses-wrong-keys");
    await passed(run);
    expect(nodes(await record(run.from))).toEqual(["start", "menu", "wrong"]);
  });

  it("says nothing and leaves by the timeout exit", async () => {
    const run = await caller("caller-says-nothing");
    await passed(run);
    expect(nodes(await record(run.from))).toEqual(["start", "menu", "late"]);
  });

  it("offers late: no description in the INVITE, the answer in the ACK", async () => {
    const run = await caller("caller-offers-late", { key: "2" });
    await passed(run);
    expect(nodes(await record(run.from))).toEqual(["start", "menu", "bye"]);
  });

  it("hangs up", async () => {
    const run = await caller("caller-hangs-up");
    await world.record(run.from, reached("menu"));
    await run.cue();
    await passed(run);
    const page = await record(run.from);
    expect(page.call).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    expect(nodes(page)).toEqual(["start", "menu"]);
  });
});

describe("a SIPp caller who is not answered", () => {
  it("is told 404 at an unknown number, and leaves no record", async () => {
    const run = await caller("caller-dials-unknown-number", {}, "99999998");
    await passed(run);
    const { calls } = await world.admin.query<{ calls: readonly unknown[] }>("calls.search", {
      text: run.from,
      limit: 1,
    });
    expect(calls).toEqual([]);
  });

  it("cancels before the answer and gets 487", async () => {
    const run = await caller("caller-cancels");
    await passed(run);
    const again = await caller("caller-presses-a-key", { key: "2" });
    await passed(again);
  });
});

/** A flow that begins in the queue, so that the stages of waiting, ringing and talking can be had one by one. */
describe("a SIPp caller in the queue", () => {
  let queued: string;
  beforeAll(async () => {
    queued = await world.answerWith(queueFlowGoingOn("sipp-queue"));
  });

  it("hangs up while it waits: nothing is left in the queue", async () => {
    const run = await caller("caller-hangs-up", {}, queued);
    await waiting(1);
    await run.cue();
    await passed(run);
    expect((await record(run.from)).call).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    await waiting(0);
  });

  it("hangs up while the agent's phone rings: the ringing stops", async () => {
    const run = await caller("caller-hangs-up", {}, queued);
    await agent.ready();
    const ringing = await agent.rings();
    await run.cue();
    await passed(run);
    expect(await ringing.ended).toEqual({ by: "them" });
    expect((await record(run.from)).call).toMatchObject({ outcome: "abandoned" });
    await agent.becomes("ready");
  });

  it("hangs up in the conversation: the agent's phone is hung up, the recording closed", async () => {
    const { run, ringing } = await talking("caller-hangs-up");
    await run.cue();
    await passed(run);
    expect(await ringing.ended).toEqual({ by: "them" });
    const page = await world.record(
      run.from,
      ({ call, recordings }) => call.endedAt !== undefined && recordings.some((item) => item.durationMs),
    );
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "customer", queue: "sales" });
    await agent.becomes("wrap-up");
  });

  it("is let go by the agent: the flow goes on and hangs up", async () => {
    const { run } = await talking("caller-says-nothing");
    const { id } = (await world.record(run.from, () => true)).call;
    await agent.api.mutate("calls.hangUp", { call: id });
    await passed(run);
    expect(nodes(await record(run.from))).toEqual(["start", "queue", "after", "bye"]);
  });

  it("holds the agent by re-INVITE and comes back", async () => {
    const { run, ringing } = await talking("caller-holds-by-reinvite");
    await run.cue();
    await listen(ringing.audio, 500);
    await run.cue();
    await listen(ringing.audio, 500);
    await run.cue();
    await passed(run);
    expect(await ringing.ended).toEqual({ by: "them" });
    expect((await record(run.from)).call).toMatchObject({ outcome: "completed", endedBy: "customer" });
  });

  async function waiting(count: number): Promise<void> {
    await expect
      .poll(() => world.admin.query<readonly unknown[]>("queue.waiting"), { timeout: 15_000 })
      .toHaveLength(count);
  }

  async function talking(scenario: string) {
    const run = await caller(scenario, {}, queued);
    await agent.ready();
    const ringing = await agent.rings();
    await ringing.answer();
    expect(await ringing.answered).toBe(true);
    await world.record(run.from, ({ call }) => call.agent !== undefined);
    return { run, ringing };
  }
});

describe("an agent whose desk phone SIPp plays", () => {
  /** Signed in, ready, and known at the phone's port. */
  async function atDesk(): Promise<number> {
    const { uri, username, password } = await agent.api.mutate<{ uri: string; username: string; password: string }>(
      "phone.credentials",
    );
    // SIPp gives up at the sight of SHA-256: another telephone registers, and leaves its port to it.
    const desk = await SipPhone.open(world.server.address);
    const { port } = desk;
    expect(await desk.register(world.server, uri.slice(uri.indexOf("@") + 1), { username, password })).toBe(200);
    await desk.close();
    await agent.ready();
    return port;
  }

  it("rings until the caller has hung up: CANCEL, 487", async () => {
    const run = await caller("caller-presses-a-key-and-hangs-up", { key: "1" });
    const desk = await sipp("agent-is-cancelled-while-ringing", { port: await atDesk() });
    await desk.arrived();
    await run.cue();
    await Promise.all([passed(run), passed(desk)]);
    expect((await record(run.from)).call).toMatchObject({ outcome: "abandoned" });
  });

  it("answers a caller from menu and queue, and both are hung up when the caller goes", async () => {
    const run = await caller("caller-presses-a-key-and-hangs-up", { key: "1" });
    const desk = await sipp("agent-answers", { port: await atDesk() });
    await agent.becomes("talking");
    await run.cue();
    await Promise.all([passed(run), passed(desk)]);
    const page = await record(run.from);
    expect(nodes(page)).toEqual(["start", "menu", "queue"]);
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "customer", queue: "sales" });
  });
});
