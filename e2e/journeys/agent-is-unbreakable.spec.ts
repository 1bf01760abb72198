import { typicalToneOverRestDb } from "@patchbay/media/goertzel";
import { type Browser, type BrowserContextOptions, expect, test } from "@playwright/test";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser, microphoneWith } from "../drivers/browser.ts";
import { Network } from "../drivers/network.ts";
import { openPage } from "../drivers/person.ts";
import { sine } from "../drivers/tone.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

/** Grace Whitfield of the demo world. */
const CALLER = "+442071234501";
const AGENT = "agent1@harbour.demo";
const AGENT_TONE = 1_000;
const CUSTOMER_TONE = 440;

interface Kept {
  readonly call: {
    readonly id: string;
    readonly startedAt: number;
    readonly answeredAt?: number;
    readonly endedAt?: number;
  };
  readonly recordings: readonly { readonly id: string; readonly durationMs: number }[];
}

const microphone = microphoneWith(AGENT_TONE);
let browser: Browser;
let phone: SipPhone;
test.beforeAll(async () => {
  browser = await launchBrowser(microphone);
  phone = await SipPhone.open("127.0.0.1");
});
test.afterAll(async () => {
  await phone.close();
  await browser.close();
});

/** A browser of the agent that has been here before: its cache is warm, and what is measured is the call. */
async function deskIn(where: Browser, look: BrowserContextOptions = {}, network?: Network): Promise<WorkspaceDriver> {
  const page = await openPage(where, AGENT, look);
  await network?.carryAudio(page.context());
  await page.goto("/answers");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return new WorkspaceDriver(page);
}

async function customerCalls(): Promise<PhoneCall> {
  const [address = "", port = ""] = currentStack().sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: "4000", from: CALLER });
  expect(await call.answered).toBe(true);
  call.say(sine(CUSTOMER_TONE), true);
  call.press("1");
  return call;
}

/** How many seconds until the customer hears the agent again; waits until the agent hears the customer too. */
async function secondsUntilBothHear(agent: WorkspaceDriver, call: PhoneCall, since: number): Promise<number> {
  await agent.page.locator('[data-phone="talking"]').waitFor({ timeout: 90_000 });
  await expect
    .poll(() => typicalToneOverRestDb(call.audio.heard.slice(-2_000), AGENT_TONE), { intervals: [50], timeout: 60_000 })
    .toBeGreaterThan(20);
  const seconds = (Date.now() - since) / 1_000;
  await expect
    .poll(
      async () => {
        const heard = await agent.hear(500);
        return typicalToneOverRestDb(heard.samples, CUSTOMER_TONE, heard.rate);
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(20);
  return seconds;
}

function tell(what: string, seconds: number): void {
  test
    .info()
    .annotations.push({ type: "benchmark", description: JSON.stringify({ bench: "re-attach", what, seconds }) });
  console.log(`${what}: heard again after ${seconds.toFixed(2)} s`);
}

test("a call outlives its agent's browser, device and network: the same call, in one recording", async () => {
  test.setTimeout(360_000);
  const { web } = currentStack();
  const supervisor = await ApiUser.signIn(web, "supervisor@harbour.demo");
  const doomed = await launchBrowser(microphone);
  const first = await deskIn(doomed);
  await first.open(web);
  await first.becomeReady();
  const call = await customerCalls();
  await first.offer();
  await first.phoneIs("ringing");
  await first.press("KeyA");
  await first.conversationIs("talking");
  await secondsUntilBothHear(first, call, Date.now());
  const api = await ApiUser.signIn(web, AGENT);
  const callId = async () => (await api.query<{ call: { id: string } }>("calls.mine")).call.id;
  const id = await callId();

  // The browser dies, and another is opened.
  const again = await launchBrowser(microphone);
  const second = await deskIn(again);
  await doomed.close();
  let since = Date.now();
  await second.open(web);
  tell("browser killed, from opening the page", await secondsUntilBothHear(second, call, since));
  expect(await callId()).toBe(id);

  // Another machine takes over; the first one says so.
  const network = await Network.open();
  const third = await deskIn(browser, { proxy: network.proxy }, network);
  since = Date.now();
  await third.open(web);
  tell("second device, from opening the page", await secondsUntilBothHear(third, call, since));
  await expect(second.page.getByText("Your phone is open somewhere else")).toBeVisible();
  await again.close();
  await third.phoneIs("talking");
  expect(await callId()).toBe(id);

  // Its network goes away for a moment, and comes back.
  for (const elsewhere of [false, true]) {
    network.cut();
    await expect.poll(() => typicalToneOverRestDb(call.audio.heard.slice(-2_000), AGENT_TONE)).toBeLessThan(10);
    since = Date.now();
    network.mend({ elsewhere });
    const what = elsewhere ? "another network" : "network away for a moment";
    tell(what, await secondsUntilBothHear(third, call, since));
    await third.phoneIs("talking");
    await third.conversationIs("talking");
    expect(await callId()).toBe(id);
  }

  // Hold and resume still work on what was attached last.
  await third.hold();
  await third.resume();
  await secondsUntilBothHear(third, call, Date.now());
  await call.hangUp();
  await third.conversationIs("wrap-up");
  await third.finishWrapUp();
  const kept = await supervisor.query<Kept>("calls.get", { id });
  const { startedAt, endedAt = 0 } = kept.call;
  expect(kept.recordings).toHaveLength(1);
  const recorded = kept.recordings[0]?.durationMs ?? 0;
  test.info().annotations.push({
    type: "benchmark",
    description: JSON.stringify({ bench: "one-recording", recordedMs: recorded, callMs: endedAt - startedAt }),
  });
  // From the answer to the end without a gap: what is missing is the time in the menu and the queue.
  expect(recorded).toBeGreaterThan(endedAt - startedAt - 30_000);
  await third.page.context().close();
  await network.close();
});
