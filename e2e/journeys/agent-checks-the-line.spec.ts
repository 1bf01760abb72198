import { type Browser, expect, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

interface Checked {
  readonly check?: {
    readonly at: number;
    readonly microphone: string;
    readonly faults: readonly string[];
    readonly figures: Readonly<Record<string, number>>;
  };
}

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

test("the line is measured at the beginning of a shift, kept for the supervisor, and keeps an unfit phone from calls where that is wished", async () => {
  const { web } = currentStack();
  const supervisor = await ApiUser.signIn(web, "supervisor@harbour.demo");
  const api = await ApiUser.signIn(web, "agent3@harbour.demo");
  const agent = new WorkspaceDriver(await openPage(browser, "agent3@harbour.demo"));
  // Another headset than yesterday's, which was none.
  await api.mutate("phone.saveCheck", { microphone: "yesterday's", figures: { signallingMs: 12 } });
  const began = Date.now();
  await agent.open(web);
  await agent.lineIs("fit");
  const { check } = await api.query<Checked>("phone.check");
  test
    .info()
    .annotations.push({ type: "benchmark", description: JSON.stringify({ bench: "line-check", ...check?.figures }) });
  expect(check?.at).toBeGreaterThanOrEqual(began);
  expect(check?.microphone).toMatch(/Fake/);
  expect(Object.keys(check?.figures ?? {}).sort()).toEqual([
    ...["jitterDownMs", "jitterUpMs", "lostDown", "lostUp", "mos", "roundTripMs", "signallingMs"],
  ]);
  expect(check?.figures.mos).toBeGreaterThan(1);

  // Who does not hear the tone says so; it stands in the check until it was heard, also when the line is tried again.
  await api.mutate("phone.saveSound", { microphoneLevel: 0.6, toneHeard: false });
  expect((await api.query<Checked>("phone.check")).check?.faults).toEqual(["tone-unheard"]);
  await api.mutate("phone.saveCheck", { microphone: check?.microphone, figures: { signallingMs: 12 } });
  const again = (await api.query<Checked>("phone.check")).check;
  expect(again?.faults).toContain("tone-unheard");
  expect(again?.figures).toMatchObject({ microphoneLevel: 0.6, toneHeard: false });
  await api.mutate("phone.saveSound", { toneHeard: true });
  expect((await api.query<Checked>("phone.check")).check?.faults).not.toContain("tone-unheard");

  // A shift that began on a network which lets no audio through.
  await api.mutate("phone.saveCheck", { microphone: check?.microphone, figures: { signallingMs: 12 } });
  await supervisor.mutate("supervision.saveSettings", { unfitPhones: "block" });
  try {
    await agent.page.reload();
    await agent.lineIs("unfit");
    await expect(agent.page.getByText("Your voice does not arrive")).toBeVisible();
    await expect(agent.page.getByRole("button", { name: "Ready for calls" })).toBeDisabled();
    await picture(agent.page, "workspace-unfit-en");
    await expect(api.mutate("agent.setStatus", { wish: { status: "ready" } })).rejects.toThrow(/agent\.phone-unfit/);
    const phones = await openPage(browser, "supervisor@harbour.demo");
    await phones.goto("/phones");
    await expect(phones.getByRole("row", { name: /Your voice does not arrive/ })).toHaveCount(1);
    await picture(phones, "phones-en");
    await phones.context().close();

    await agent.page.getByRole("button", { name: "Check the line" }).click();
    await agent.lineIs("fit");
    await agent.becomeReady();
  } finally {
    await supervisor.mutate("supervision.saveSettings", { unfitPhones: "warn" });
  }
  await agent.page.getByRole("button", { name: "Line good" }).click();
  await expect(agent.page.getByRole("region", { name: "Line to the server" })).toContainText("Round trip");
  await agent.page.getByRole("button", { name: "Play a tone" }).click();
  await picture(agent.page, "workspace-devices-en");
  await api.mutate("agent.setStatus", { wish: { status: "offline" } });
  await agent.page.context().close();
});
