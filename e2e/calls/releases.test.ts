import { versionFor } from "@patchbay/domain/release";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { CallWorld } from "./call-world.ts";

interface CallOfVersion {
  readonly id: string;
  readonly version?: number;
  readonly endedAt?: number;
}
interface Alias {
  readonly alias: string;
  readonly version: number;
  readonly canary?: { readonly version: number };
}

let world: CallWorld;
let phone: SipPhone;
let lines = 0;
beforeAll(async () => {
  world = await CallWorld.open();
  phone = await world.phone();
});
afterAll(() => world.close());

/** A flow that ends at once as it says. */
const ends = (name: string, outcome: string) =>
  drawFlow(name, { start: { type: "start", to: { next: "end" } }, end: { type: "end", config: { outcome } } });

/** Another program that comes to the same end. */
const pauses = (name: string) =>
  drawFlow(name, {
    start: { type: "start", to: { next: "pause" } },
    pause: { type: "wait", config: { forMs: 10 }, to: { done: "end" } },
    end: { type: "end", config: { outcome: "completed" } },
  });

/** A flow that waits for a key. */
const waits = (name: string) =>
  drawFlow(name, {
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "menu",
      config: {
        prompts: [{ kind: "speech", text: "Press one." }],
        choices: [{ id: "on", digit: "1" }],
        timeoutMs: 30_000,
      },
      to: { "choice:on": "bye", timeout: "bye", invalid: "bye", failed: "bye" },
    },
    bye: { type: "hang-up" },
  });

/** A number that follows the environment `live` of a new flow, whose versions these are; the first one is live. */
async function line(draw: (name: string) => readonly ReturnType<typeof drawFlow>[]) {
  const flow = `release-${process.pid}-${lines++}`;
  const [first, ...later] = draw(flow);
  let { revision } = await world.admin.mutate<{ revision: number }>("flow.create", { document: first });
  await world.admin.mutate("flow.publish", { name: flow, revision, message: "one", alias: "live" });
  for (const document of later) {
    ({ revision } = await world.admin.mutate<{ revision: number }>("flow.saveDraft", {
      name: flow,
      document,
      revision,
    }));
    await world.admin.mutate("flow.publish", { name: flow, revision, message: "another" });
  }
  const number = `88${String(process.pid % 1_000).padStart(3, "0")}${lines}`;
  await world.admin.mutate("number.add", { number, label: flow });
  await world.admin.mutate("number.bind", { number, flow, alias: "live" });
  return { flow, number };
}

/** The record of a call to the number, made and ended. */
async function called(number: string): Promise<CallOfVersion> {
  const from = world.caller();
  const call = await phone.call({ server: world.server, to: number, from });
  await call.ended;
  return (await world.record(from)).call as CallOfVersion;
}

async function live(flow: string, ready: (alias: Alias) => boolean): Promise<Alias> {
  let last: Alias | undefined;
  for (let tries = 0; tries < 300; tries += 1) {
    const aliases = await world.admin.query<readonly Alias[]>("release.aliases", { flow });
    last = aliases.find(({ alias }) => alias === "live");
    if (last && ready(last)) return last;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`live of ${flow} never said so: ${JSON.stringify(last)}`);
}

/** Why the environment moved, the first move first. */
const reasons = async (flow: string) =>
  (await world.admin.query<readonly { why: string }[]>("release.moves", { flow, alias: "live" }))
    .map(({ why }) => why)
    .reverse();

describe("an environment that a number follows", () => {
  it("gives a version on trial its share of real calls, each call by its own id", async () => {
    const { flow, number } = await line((name) => [ends(name, "completed"), pauses(name)]);
    const canary = { version: 2, percent: 50, metric: "failed", limit: 0.5, minCalls: 1_000 };
    await world.admin.mutate("release.startCanary", { flow, alias: "live", canary });
    const calls: CallOfVersion[] = [];
    for (let count = 0; count < 8; count += 1) calls.push(await called(number));
    const chosen = calls.map(({ id }) => versionFor({ stable: 1, canary: { target: 2, percent: 50 } }, id));
    expect(calls.map(({ version }) => version)).toEqual(chosen);
    const state = await world.admin.query<{ counts: { ended: number } }>("release.canary", { flow, alias: "live" });
    expect(state.counts.ended).toBe(chosen.filter((version) => version === 2).length);
  });

  it("takes a version on trial back by itself when too many of its calls fail", async () => {
    const { flow, number } = await line((name) => [ends(name, "completed"), ends(name, "failed")]);
    const canary = { version: 2, percent: 99, metric: "failed", limit: 0.1, minCalls: 1 };
    await world.admin.mutate("release.startCanary", { flow, alias: "live", canary });
    let tried = await called(number);
    while (tried.version !== 2) tried = await called(number);
    expect(await live(flow, (alias) => alias.canary === undefined)).toMatchObject({ version: 1 });
    expect(await reasons(flow)).toEqual(["released", "canary-started", "canary-rolled-back"]);
    expect((await called(number)).version).toBe(1);
  });

  it("lets a call under way keep its version while another is released, and rolls back with one click", async () => {
    const { flow, number } = await line((name) => [waits(name), ends(name, "completed")]);
    const from = world.caller();
    const running = await phone.call({ server: world.server, to: number, from });
    expect(await running.answered).toBe(true);
    await world.record(from, ({ path }) => path.some(({ node }) => node === "ask"));
    await world.admin.mutate("release.move", { flow, alias: "live", version: 2 });
    expect((await called(number)).version).toBe(2);
    running.press("1");
    await running.ended;
    const { call, path } = await world.record(from);
    expect(call).toMatchObject({ version: 1, outcome: "completed" });
    expect(path.map(({ node }) => node)).toEqual(["start", "ask", "bye"]);
    await world.admin.mutate("release.rollBack", { flow, alias: "live" });
    const again = await phone.call({ server: world.server, to: number, from: world.caller() });
    expect(await again.answered).toBe(true);
    await again.hangUp();
    expect(await reasons(flow)).toEqual(["released", "released", "rolled-back"]);
  });

  it("runs what was planned from its instant on", async () => {
    const { flow, number } = await line((name) => [ends(name, "completed"), pauses(name)]);
    const at = Date.now() + 3_000;
    await world.admin.mutate("release.plan", { flow, alias: "live", version: 2, at });
    const { changedAt } = (await live(flow, ({ version }) => version === 2)) as Alias & { changedAt: number };
    expect(changedAt).toBeGreaterThanOrEqual(at);
    expect((await called(number)).version).toBe(2);
    expect(await reasons(flow)).toEqual(["released", "scheduled"]);
  });
});
