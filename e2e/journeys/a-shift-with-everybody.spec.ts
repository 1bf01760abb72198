import { typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { type Browser, expect, test } from "@playwright/test";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { CallWorld } from "../calls/call-world.ts";
import { queueFlow } from "../calls/queue-flow.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { DashboardDriver } from "../drivers/dashboard.driver.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { sipp } from "../drivers/sipp.driver.ts";
import { sine } from "../drivers/tone.ts";
import { WallDriver } from "../drivers/wall.driver.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

const TONES = [440, 700, 1_100] as const;
const AGENTS = ["harbour-agent1", "harbour-agent2", "harbour-agent3"];

/** Five people's pages in one browser without a graphics card: patience, and no film of it. */
test.use({ trace: "off", actionTimeout: 60_000 });
const seen = expect.configure({ timeout: 60_000 });

let browser: Browser;
let world: CallWorld;
test.beforeAll(async () => {
  browser = await launchBrowser();
  world = await CallWorld.at(currentStack());
  for (const agent of AGENTS) {
    await world.admin.mutate("supervision.setStatus", { agent, wish: { status: "offline" } });
  }
});
test.afterAll(async () => {
  await world?.close();
  await browser?.close();
});

async function agentAt(email: string): Promise<WorkspaceDriver> {
  const agent = new WorkspaceDriver(await openPage(browser, email));
  await agent.open(currentStack().web);
  return agent;
}

/** A queue of this journey's own, that rings long enough for a slow machine. */
async function shiftQueue(): Promise<string> {
  const name = "shift";
  const times = { ringMs: 180_000, wrapUpMs: 180_000, serviceLevelMs: 20_000 };
  await world.admin.mutate("queue.save", { name, title: "Shift", ...times });
  await world.admin.mutate("queue.setMembers", { queue: name, members: AGENTS });
  return name;
}

/** A caller who speaks with a tone of their own, in the queue. */
async function caller(number: string, hertz: number): Promise<{ readonly call: PhoneCall; readonly from: string }> {
  const from = world.caller();
  const call = await (await world.phone()).call({ server: world.server, to: number, from });
  expect(await call.answered).toBe(true);
  call.say(sine(hertz), true);
  return { call, from };
}

/** Which of the callers this agent talks with: by what comes out of the agent's loudspeaker. */
async function heardBy(agent: WorkspaceDriver): Promise<number> {
  const { samples, rate } = await agent.hear(1_000);
  return TONES.findIndex((hertz) => typicalToneOverRestDb(samples, hertz, rate) > 15);
}

test("calls queue; three agents take them, a supervisor listens, moves, re-orders and sends on a break; the manager sees it", async () => {
  test.setTimeout(300_000);
  const { web } = currentStack();
  const agents = [];
  for (const one of [1, 2, 3]) agents.push(await agentAt(`agent${one}@harbour.demo`));
  const [leo, priya, tomas] = agents as [WorkspaceDriver, WorkspaceDriver, WorkspaceDriver];
  const wall = new WallDriver(await openPage(browser, "supervisor@harbour.demo"));
  await wall.open();
  const floor = new DashboardDriver(await openPage(browser, "manager@harbour.demo"));
  await floor.open(web, "Live floor");
  await seen(floor.value("waiting-now")).toHaveText("0");

  // Nobody is ready: three callers wait, and a fourth behind them.
  const number = await world.answerWith(queueFlow("shift", { queue: await shiftQueue() }));
  const callers = [];
  for (const hertz of TONES) callers.push(await caller(number, hertz));
  const patient = world.caller();
  const keys = { caller: patient };
  const fourth = await sipp("caller-says-nothing", { server: world.server, number, keys, echo: true, limit: 300 });
  await seen(wall.queue("Shift").getByRole("cell").nth(1)).toHaveText("4");
  await seen(floor.value("waiting-now")).toHaveText("4");

  // The supervisor puts the last one first.
  await wall.page.getByRole("link", { name: "Waiting", exact: true }).click();
  await wall.page.getByLabel("Priority of the contact in turn 4").click();
  await wall.page.getByRole("option", { name: "1", exact: true }).click();
  await wall.page.getByRole("link", { name: "Live wall" }).click();

  // Everybody becomes ready and answers; what each hears says whom they got.
  for (const agent of agents) {
    await agent.goReady();
    await agent.answer();
  }
  await seen(wall.call(patient)).toContainText("Talking");
  await seen(floor.value("calls-now")).toHaveText("4");
  await seen(floor.value("waiting-now")).toHaveText("1");
  const heard = await Promise.all(agents.map(heardBy));
  expect(heard.toSorted()).toEqual([-1, 0, 1]);
  await picture(wall.page, "wall-shift-en");

  // Listened to and whispered to; the one in the agent's ear leaves without a trace.
  const first = callers[0]!;
  const listened = wall.call(first.from);
  await wall.stepsIn(listened, "Listen");
  await seen(listened).toContainText("listened to");
  await wall.stepsIn(listened, "Whisper to the agent");
  await seen(listened).toContainText("whispered to");
  await wall.stepsIn(listened, "Leave the call");
  await seen(listened).not.toContainText("whispered to");
  expect(await heardBy(agents[heard.indexOf(0)]!)).toBe(0);

  // Moved to another queue; its agent is sent on a break and goes after the wrap-up.
  const names = ["Leo Lindqvist", "Priya Nair", "Tomás Vidal"];
  const moved = heard.indexOf(1);
  await wall.sends(names[moved]!, "Coffee");
  await wall.stepsIn(wall.call(callers[1]!.from), "Move to Support", { confirmed: true });
  await seen(wall.call(callers[1]!.from)).toContainText("Support");
  await agents[moved]!.conversationIs("wrap-up");
  await agents[moved]!.finishWrapUp("away");
  await seen(wall.agent(names[moved]!)).toContainText("Coffee");

  // Who has done takes the next: who was moved keeps the place in line, and came before the third caller.
  const served = heard.indexOf(-1);
  await agents[served]!.hangUp();
  const ended = await fourth.ended;
  expect(ended, ended.output).toMatchObject({ successful: 1, failed: 0 });
  await agents[served]!.finishWrapUp("reserved");
  await agents[served]!.answer();
  expect(await heardBy(agents[served]!)).toBe(1);

  for (const { call } of callers) await call.hangUp();
  // Nobody is left in a wrap-up of three minutes: the journeys after this one have the same agents.
  for (const last of [heard.indexOf(0), served]) await agents[last]!.finishWrapUp();
  await seen(floor.value("calls-now")).toHaveText("0");
  await seen(floor.value("waiting-now")).toHaveText("0");
  for (const one of [leo, priya, tomas]) await one.page.context().close();
});
