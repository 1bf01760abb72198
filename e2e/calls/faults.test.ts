import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { loudest, sine } from "../drivers/tone.ts";
import { AgentPhone } from "./agent-phone.ts";
import { CallWorld, hears, listen } from "./call-world.ts";
import { queueFlow } from "./queue-flow.ts";

/** Processes that die, and how often each. A fault is injected into a conversation and a menu that both stand. */
const MORTAL = ["sip", "media", "runtime", "gateway", "database"] as const;
const ROUNDS = Math.max(1, Math.round(Number(process.env.CHAOS_RUNS ?? MORTAL.length) / MORTAL.length));

let world: CallWorld;
let agent: AgentPhone;
beforeAll(async () => {
  world = await CallWorld.open();
  agent = await AgentPhone.signIn(world, "agent3@harbour.demo");
});
afterEach(() => world.quiet());
afterAll(async () => {
  await agent.away();
  await world.close();
});

const pidOf = (service: string): number =>
  JSON.parse(readFileSync(join(world.dataDir, "services.json"), "utf8"))[service];

async function kill(service: string): Promise<void> {
  const before = pidOf(service);
  process.kill(before, "SIGKILL");
  await expect.poll(() => pidOf(service), { timeout: 60_000 }).not.toBe(before);
}

/** People and their programs are answered again. */
async function isServed(): Promise<void> {
  await expect.poll(() => agent.status().catch(() => undefined), { timeout: 60_000 }).toBeDefined();
}

const isTone = (hertz: number) => (heard: Int16Array) => toneOverRestDb(loudest(heard), hertz) > 20;

/** How much of what a telephone hears is silence, from now until the tone is back: milliseconds. */
async function backAfter(call: PhoneCall, hertz: number): Promise<number> {
  const from = performance.now();
  await hears(call.audio, isTone(hertz));
  return Math.max(0, Math.round(performance.now() - from - 1_000));
}

it.each(Array.from({ length: ROUNDS }, () => MORTAL).flat())(
  "a %s that is killed costs no conversation, no menu and no record",
  async (service) => {
    const { call, from } = await world.callTo(queueFlow(`faults-${service}`, { queue: "support" }));
    await agent.ready();
    const talking = await agent.answers();
    call.say(sine(440), true);
    talking.say(sine(1_000), true);
    await hears(call.audio, isTone(1_000));
    const menu = await world.callTo(menuFlow(service));
    await listen(menu.call.audio, 500);

    await kill(service);
    const [customer, colleague] = await Promise.all([backAfter(call, 1_000), backAfter(talking, 440)]);
    console.log(JSON.stringify({ killed: service, customerHearsAfterMs: customer, agentHearsAfterMs: colleague }));

    await isServed();
    await call.hangUp();
    expect(await talking.ended).toMatchObject({ by: "them" });
    menu.call.press("1");
    expect(await menu.call.ended).toEqual({ by: "them" });
    const page = await world.record(from);
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "customer", queue: "support" });
    expect(page.legs.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
    expect((await world.record(menu.from)).path.map(({ node }) => node)).toContain("bye");
    await agent.becomes("wrap-up");
    await agent.away();
  },
);

function menuFlow(name: string) {
  return drawFlow(`faults-menu-${name}`, {
    start: { type: "start", to: { next: "menu" } },
    menu: {
      type: "menu",
      config: {
        prompts: [{ kind: "speech", text: "Press one." }],
        choices: [{ id: "one", digit: "1" }],
        attempts: 10,
        timeoutMs: 5_000,
      },
      to: { "choice:one": "bye", timeout: "late", invalid: "late", failed: "late" },
    },
    late: { type: "hang-up" },
    bye: { type: "hang-up" },
  });
}
