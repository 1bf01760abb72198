import { type Browser, expect, test } from "@playwright/test";
import { AgentPhone } from "../calls/agent-phone.ts";
import { CallWorld } from "../calls/call-world.ts";
import { queueFlow } from "../calls/queue-flow.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { sine } from "../drivers/tone.ts";
import { WallDriver } from "../drivers/wall.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
let world: CallWorld;
test.beforeAll(async () => {
  browser = await launchBrowser();
  world = await CallWorld.at(currentStack());
});
test.afterAll(async () => {
  await world?.close();
  await browser?.close();
});

test("a supervisor watches a call on the wall, whispers from the browser, leaves, and ends it", async () => {
  test.setTimeout(120_000);
  const agent = await AgentPhone.signIn(world, "agent2@harbour.demo");
  const wall = new WallDriver(await openPage(browser, "supervisor@harbour.demo"));
  await wall.open();

  const { call, from } = await world.callTo(queueFlow("wall"));
  await agent.ready();
  const ringing = await agent.answers();
  for (const party of [call, ringing]) party.say(sine(440), true);

  const row = wall.call(from);
  await expect(row).toContainText("Talking");
  await expect(row).toContainText(/[34]\.\d/, { timeout: 20_000 });
  await wall.stepsIn(row, "Whisper to the agent");
  await expect(row).toContainText("whispered to", { timeout: 15_000 });
  await expect(wall.page.locator("[data-phone=talking]")).toBeVisible();

  await wall.stepsIn(row, "Leave the call");
  await expect(row).not.toContainText("whispered to");
  await expect(row).toContainText("Talking");

  await wall.stepsIn(row, "End the call", { confirmed: true });
  expect(await call.ended).toEqual({ by: "them" });
  await expect(row).toHaveCount(0);
  await agent.away();
});
