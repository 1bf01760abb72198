import { typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { readWav } from "@patchbay/media/wav";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser, microphoneWith } from "../drivers/browser.ts";
import { CallsDriver } from "../drivers/calls.driver.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { DashboardDriver } from "../drivers/dashboard.driver.ts";
import { NumbersDriver } from "../drivers/numbers.driver.ts";
import { picture } from "../drivers/picture.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { loudest, sine } from "../drivers/tone.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const NUMBER = String(6_000 + (process.pid % 3_000));
const TITLE = `Coffee line ${NUMBER}`;
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

async function person(email: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: currentStack().web,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    permissions: ["microphone", "notifications"],
  });
  const page = await context.newPage();
  await new SignInDriver(page).signIn(email, "patchbay-demo");
  return page;
}

test("a customer calls the flow that was just drawn, talks to an agent, and leaves a ticket and numbers behind", async () => {
  test.setTimeout(240_000);
  const { web, sip } = currentStack();

  // The admin draws, publishes and binds (analysts draw, admins publish: the admin may do both).
  const admin = await person("admin@harbour.demo");
  const numbers = new NumbersDriver(admin);
  await numbers.open();
  await numbers.add(NUMBER, TITLE);
  const canvas = new CanvasDriver(admin);
  await canvas.create(TITLE);
  await canvas.drag("Menu", { x: 430, y: 60 });
  await canvas.drag("Send to queue", { x: 430, y: 330 });
  await canvas.drag("Hang up", { x: 230, y: 480 });
  await canvas.select("Menu");
  await canvas.addTo("Question");
  await canvas.fill("Words", "Welcome to Harbour Coffee. For sales, press one.");
  await canvas.addTo("Choices");
  await canvas.fill("Key", "1");
  await canvas.fill("Name", "Sales");
  await canvas.select("Send to queue");
  await canvas.choose("Queue", "sales");
  await canvas.connect("Start", "Begins with", "Menu");
  await canvas.connect("Menu", "1 · Sales", "Send to queue");
  for (const exit of ["No answer in time", "Not valid", "Failed"]) await canvas.connect("Menu", exit, "Hang up");
  for (const exit of ["Served", "Waited too long", "Queue full", "Nobody signed in", "Key pressed", "Failed"]) {
    await canvas.connect("Send to queue", exit, "Hang up");
  }
  await canvas.hasNoProblems();
  await canvas.isSaved();
  await canvas.publish("First version", [NUMBER]);

  const agent = new WorkspaceDriver(await person("agent1@harbour.demo"));
  await agent.open(web);
  await agent.becomeReady();

  const manager = await person("manager@harbour.demo");
  const floor = new DashboardDriver(manager);
  await floor.open(web, "Live floor");
  await expect(floor.value("calls-now")).toHaveText("0");

  // The customer calls: a real SIP call with a 440 Hz tone and RFC 4733 digits.
  const [address = "", port = ""] = sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: NUMBER, from: CALLER });
  expect(await call.answered).toBe(true);
  await canvas.isLit("Menu");
  call.say(sine(440), true);
  call.press("1");

  await expect.poll(() => agent.offer()).toContain("Grace Whitfield");
  await picture(agent.page, "screen-pop");
  await agent.answer();
  await expect(floor.value("calls-now")).toHaveText("1");

  // Ten seconds of conversation: each side hears the other's tone, and little else.
  await agent.page.waitForFunction(() => document.querySelector('audio[data-patchbay="remote"]') !== null);
  const from = call.audio.heard.length;
  await expect.poll(() => call.audio.heard.length - from, { timeout: 30_000 }).toBeGreaterThan(80_000);
  const atAgent = await agent.hear(1_500);
  expect(typicalToneOverRestDb(atAgent.samples, 440, atAgent.rate)).toBeGreaterThan(20);
  expect(typicalToneOverRestDb(loudest(call.audio.heard.subarray(-16_000)), 1_000)).toBeGreaterThan(20);
  await picture(agent.page, "workspace-en-light");
  await picture(manager, "dashboard-en-light");

  // Reload in mid-call: same call, the customer still there, audio back.
  await agent.page.reload();
  await agent.conversationIs("talking");
  await agent.phoneIs("talking");
  const again = await agent.hear(2_000);
  expect(typicalToneOverRestDb(again.samples, 440, again.rate)).toBeGreaterThan(20);

  await agent.hangUp();
  expect(await call.ended).toEqual({ by: "them" });
  const ticket = await agent.saveTicket("Wants a grinder", "Calls back on Monday");
  await agent.finishWrapUp();

  // What is left behind: the record with its path, the recording with both tones, the ticket, the numbers.
  await expect(floor.value("calls-now")).toHaveText("0");
  const calls = new CallsDriver(manager);
  await calls.open(web);
  await calls.search(CALLER);
  await calls.openNewest("Grace Whitfield");
  expect(await calls.visited()).toEqual(expect.arrayContaining(["Start", "Menu", "Send to queue"]));
  await expect(calls.ticket(ticket)).toBeVisible();
  await calls.listen();
  await picture(manager, "call-en-light");

  const api = await ApiUser.signIn(web, "manager@harbour.demo");
  const id = new URL(manager.url()).pathname.split("/").at(-1);
  const page = await api.query<{ recordings: readonly { id: string }[] }>("calls.get", { id });
  const answer = await fetch(`${web}/api/recordings/${page.recordings[0]?.id}`, { headers: api.headers });
  const audio = readWav(new Uint8Array(await answer.arrayBuffer()));
  if (!audio.ok) throw new Error(audio.error);
  const [customer, heard] = audio.value.channels.map((channel) => loudest(channel.subarray(-64_000, -24_000)));
  expect(typicalToneOverRestDb(customer as Int16Array, 440)).toBeGreaterThan(20);
  expect(typicalToneOverRestDb(heard as Int16Array, 1_000)).toBeGreaterThan(20);
});
