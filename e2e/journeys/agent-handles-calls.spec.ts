import { typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { type Browser, expect, test } from "@playwright/test";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser, microphoneWith } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { sine } from "../drivers/tone.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

/** Grace Whitfield of the demo world. */
const CALLER = "+442071234501";

let browser: Browser;
let phone: SipPhone;
test.beforeAll(async () => {
  browser = await launchBrowser(microphoneWith(1_000));
  phone = await SipPhone.open("127.0.0.1");
});
test.afterAll(async () => {
  await phone.close();
  await browser.close();
});

async function agentAt(email: string): Promise<WorkspaceDriver> {
  const agent = new WorkspaceDriver(await openPage(browser, email));
  await agent.open(currentStack().web);
  return agent;
}

/** A customer with a 440 Hz tone who chooses sales. */
async function customerCalls(): Promise<PhoneCall> {
  const [address = "", port = ""] = currentStack().sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: "4000", from: CALLER });
  expect(await call.answered).toBe(true);
  call.say(sine(440), true);
  call.press("1");
  return call;
}

async function hearsTheCustomer(agent: WorkspaceDriver): Promise<void> {
  await expect
    .poll(async () => {
      const heard = await agent.hear(1_000);
      return typicalToneOverRestDb(heard.samples, 440, heard.rate);
    })
    .toBeGreaterThan(20);
}

async function hearsTheAgent(call: PhoneCall): Promise<void> {
  await expect.poll(() => typicalToneOverRestDb(call.audio.heard.slice(-4_000), 1_000)).toBeGreaterThan(20);
}

/** The call goes on while its page comes back in Chinese and dark, and then as it was. */
async function pictureInChinese(agent: WorkspaceDriver): Promise<void> {
  const { page } = agent;
  const url = currentStack().web;
  await page.context().addCookies([
    { name: "pb-locale", value: "zh", url },
    { name: "pb-theme", value: "dark", url },
  ]);
  await page.reload();
  await agent.phoneIs("talking");
  await picture(page, "workspace-zh-dark");
  await page.context().clearCookies({ name: /^pb-/ });
  await page.reload();
  await agent.phoneIs("talking");
}

test("an agent answers by keyboard, pauses the recording, survives a reload and leaves notes and an outcome", async () => {
  test.setTimeout(240_000);
  const { web } = currentStack();
  const agent = await agentAt("agent1@harbour.demo");
  await agent.becomeReady("keyboard");
  const call = await customerCalls();
  await expect.poll(() => agent.offer()).toMatch(/Grace Whitfield.*waits 0:\d\d/);
  await agent.phoneIs("ringing");
  await agent.press("KeyA");
  await agent.conversationIs("talking");
  await hearsTheCustomer(agent);
  await hearsTheAgent(call);
  await agent.pauseRecording();
  await agent.addNote("Wants the grinder in black");

  const began = Date.now();
  await agent.page.reload({ waitUntil: "commit" });
  await agent.phoneIs("talking");
  const established = Date.now() - began;
  await hearsTheCustomer(agent);
  await hearsTheAgent(call);
  const figure = { bench: "reload-in-call", establishedMs: established, heardMs: Date.now() - began };
  test.info().annotations.push({ type: "benchmark", description: JSON.stringify(figure) });
  await agent.conversationIs("talking");
  await agent.recordingIsPaused();
  await expect(agent.page.getByText("Wants the grinder in black")).toBeVisible();

  const second = new WorkspaceDriver(await agent.page.context().newPage());
  await second.page.goto(`${web}/workspace`);
  await expect(second.page.getByText("Your phone is open somewhere else")).toBeVisible();
  await second.page.close();
  await agent.phoneIs("talking");
  await hearsTheCustomer(agent);

  if (process.env.PICTURES) await pictureInChinese(agent);
  await agent.press("KeyE");
  expect(await call.ended).toEqual({ by: "them" });
  await agent.conversationIs("wrap-up");
  await agent.chooseOutcome("Resolved");
  await agent.press("KeyW");
  await agent.statusIs("ready");

  const manager = await ApiUser.signIn(web, "manager@harbour.demo");
  const { calls } = await manager.query<{ calls: readonly { id: string }[] }>("calls.search", { text: CALLER });
  const left = await manager.query("calls.get", { id: calls[0]?.id });
  expect(left).toMatchObject({
    call: { disposition: "resolved", agentName: "Leo Lindqvist" },
    notes: [{ text: "Wants the grinder in black", byName: "Leo Lindqvist" }],
  });
  await agent.page.context().close();
});

test("an agent asks a colleague, hands the customer over, and the colleague passes the call on to a queue", async () => {
  test.setTimeout(240_000);
  const first = await agentAt("agent1@harbour.demo");
  await first.becomeReady();
  const call = await customerCalls();
  await first.offer();
  await first.answer();
  await hearsTheCustomer(first);

  const second = await agentAt("agent2@harbour.demo");
  await second.becomeReady();
  await first.consult("agent:harbour-agent2");
  await expect.poll(() => second.offer()).toMatch(/Grace Whitfield.*From Leo Lindqvist/);
  await second.answer("asked");
  // The customer is not theirs yet: they can only mute, dial and leave.
  await expect(second.page.getByRole("button", { name: "Transfer", exact: true })).toBeHidden();
  await first.handOver();
  await first.conversationIs("wrap-up");
  await second.conversationIs("talking");
  await hearsTheCustomer(second);
  await first.finishWrapUp();

  await second.transfer("queue:support");
  await second.conversationIs("wrap-up");
  expect(await first.offer()).toContain("Support");
  await first.answer();
  await hearsTheCustomer(first);
  await call.hangUp();
  for (const agent of [first, second]) {
    await agent.conversationIs("wrap-up");
    await agent.finishWrapUp();
    await agent.page.context().close();
  }
});

test("a whole call by keyboard alone: mute, hold, digits, a note, a question to a colleague, the outcome", async () => {
  test.setTimeout(240_000);
  const first = await agentAt("agent1@harbour.demo");
  await first.becomeReady("keyboard");
  const call = await customerCalls();
  await first.offer();
  await first.phoneIs("ringing");
  await first.press("KeyA");
  await first.conversationIs("talking");
  const { keyboard } = first.page;

  await first.press("KeyM");
  await expect(first.page.getByRole("button", { name: "Unmute" })).toBeVisible();
  await first.press("KeyM");
  await hearsTheAgent(call);
  await first.press("KeyH");
  await first.conversationIs("held");
  await first.press("KeyH");
  await first.conversationIs("talking");
  await first.press("KeyK");
  await expect(first.page.getByRole("button", { name: "Digit 1" })).toBeFocused();
  await keyboard.type("47");
  await expect(first.page.getByRole("group", { name: "Keypad" }).getByRole("status")).toHaveText("47");
  await expect.poll(() => call.audio.digits).toBe("47");
  await first.press("KeyK");
  await first.press("KeyN");
  await keyboard.type("Asks for the large grinder");
  await keyboard.press("Control+Enter");
  await expect(first.page.getByRole("listitem").getByText("Asks for the large grinder")).toBeVisible();

  const second = await agentAt("agent2@harbour.demo");
  await second.becomeReady("keyboard");
  await first.press("KeyT");
  await first.page.getByRole("dialog").waitFor();
  await keyboard.type("Priya");
  await expect(first.page.locator("[data-target]")).toHaveCount(1);
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await first.conversationIs("consulting");
  await second.offer();
  await second.phoneIs("ringing");
  await second.press("KeyA");
  await second.conversationIs("asked");
  await first.press("KeyG");
  await second.conversationIs("talking");
  await first.conversationIs("wrap-up");
  for (const agent of [second, first]) {
    if (agent === second) await agent.press("KeyE");
    await agent.conversationIs("wrap-up");
    await agent.press("KeyO");
    await agent.page.keyboard.press("Enter");
    await agent.page.getByRole("option", { name: "Resolved" }).waitFor();
    await agent.page.keyboard.press("Enter");
    await agent.press("KeyW");
    await agent.statusIs("ready");
    await agent.page.context().close();
  }
});
