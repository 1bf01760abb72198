import type { FlowDocument } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { openPage } from "../drivers/person.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const NUMBER = `89${process.pid % 1_000}`;
const FLOW = `trusted-${NUMBER}`;
const CALLER = `55${process.pid}`;
const say = [{ kind: "speech", text: "One for beans, two for cups." }];
const LABELS: Readonly<Record<string, string>> = {
  start: "Start",
  ask: "Beans or cups?",
  beans: "Beans",
  cups: "Cups",
  bye: "Goodbye",
};

/** Two choices; where cups lead is what the analyst changes. */
function drawing(cupsTo: "cups" | "beans"): FlowDocument {
  const set = (value: string) => ({
    type: "set-variables",
    config: { set: [{ name: "topic", value }] },
    to: { done: "bye" },
  });
  const flow = drawFlow(FLOW, {
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "menu",
      config: {
        prompts: say,
        choices: [
          { id: "beans", digit: "1" },
          { id: "cups", digit: "2" },
        ],
      },
      to: { "choice:beans": "beans", "choice:cups": cupsTo, timeout: "cups", invalid: "bye", failed: "bye" },
    },
    beans: set('"beans"'),
    cups: set('"cups"'),
    bye: { type: "hang-up" },
  });
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, { ...node, label: LABELS[id] ?? id }]);
  const layout = Object.keys(LABELS).map((id, place) => [id, { x: place * 320, y: id === "cups" ? 260 : 0 }]);
  return { ...flow, title: FLOW, nodes: Object.fromEntries(nodes), layout: Object.fromEntries(layout) };
}

let browser: Browser;
let phone: SipPhone;
let admin: ApiUser;
test.beforeAll(async () => {
  browser = await launchBrowser();
  phone = await SipPhone.open("127.0.0.1");
  admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
});
test.afterAll(async () => {
  await phone.close();
  await browser.close();
});

async function callAndPress(key: string): Promise<void> {
  const [address = "", port = ""] = currentStack().sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: NUMBER, from: CALLER });
  expect(await call.answered).toBe(true);
  call.press(key);
  await call.ended;
}

/** The caller's only call, once it is over. */
async function recordedCall(): Promise<string> {
  let id = "";
  const over = async () => {
    const { calls } = await admin.query<{ calls: readonly { id: string; endedAt?: number }[] }>("calls.search", {
      text: CALLER,
      limit: 1,
    });
    id = calls[0]?.endedAt === undefined ? "" : calls[0].id;
    return id;
  };
  await expect.poll(over).not.toBe("");
  return id;
}

async function openPublishDialog(page: Page) {
  await new CanvasDriver(page).open(FLOW);
  await page.getByRole("button", { name: "Publish" }).click();
  return page.getByRole("dialog");
}

test("an analyst publishes, sees a call on the canvas, learns what a change does to it, tries it, and takes it back", async () => {
  await admin.mutate("flow.create", { document: drawing("cups") });
  await admin.mutate("number.add", { number: NUMBER, label: FLOW });
  const page = await openPage(browser, "admin@harbour.demo");

  // Publishes to live, and puts the number on it.
  const first = await openPublishDialog(page);
  await first.getByLabel("What changed?").fill("First");
  await first.getByRole("checkbox", { name: "Release it to an environment" }).check();
  await first.getByRole("button", { name: "Publish" }).click();
  await first.getByRole("checkbox", { name: new RegExp(NUMBER) }).check({ timeout: 20_000 });
  await first.getByRole("button", { name: "Bind" }).click();
  await expect(first).toBeHidden();

  // A call, replayed on the canvas of the version that ran, with the variables at each step.
  await callAndPress("2");
  const call = await recordedCall();
  await page.goto(`/calls/${call}`);
  const replay = page.getByRole("region", { name: "Replay" });
  await expect(replay.getByRole("status")).toContainText("Goodbye", { timeout: 30_000 });
  await replay.getByRole("slider", { name: "Place in the call" }).focus();
  await page.keyboard.press("Home");
  await expect(replay.getByRole("status")).toContainText("Start");
  for (const step of ["Beans or cups?", "Cups"]) {
    await page.keyboard.press("ArrowRight");
    await expect(replay.getByRole("status")).toContainText(step);
  }
  await expect(replay.locator('[data-changed="true"]')).toContainText("cups");
  await expect(replay.locator('article[data-visited="true"]')).toHaveCount(3);

  // The canvas counts it, and says what test cases are missing.
  const canvas = new CanvasDriver(page);
  await canvas.open(FLOW);
  await expect(canvas.step("Cups").getByLabel("1 call left here today, 1 of them in the last hour")).toBeVisible();
  await page.getByRole("button", { name: "Rehearse" }).click();
  const cases = page.getByRole("region", { name: "Test cases" });
  await cases.getByRole("button", { name: "Run the cases" }).click();
  await expect(cases.getByRole("status")).toContainText("take 0 of");
  await cases.getByRole("button", { name: /^Create the \d+ missing test cases$/ }).click();
  await expect(cases.getByRole("status")).toHaveText(/^The cases take all \d+ exits\.$/, { timeout: 30_000 });
  await expect(canvas.step("Beans or cups?")).toHaveAttribute("data-mark", "good");

  // The draft changes; the report names the call, and its replay shows where it would go.
  const { revision } = await admin.query<{ revision: number }>("flow.get", { name: FLOW });
  await admin.mutate("flow.saveDraft", { name: FLOW, document: drawing("beans"), revision });
  const second = await openPublishDialog(page);
  const report = second.getByRole("region", { name: "What would it have done to the last calls?" });
  await report.getByRole("button", { name: "Find out" }).click();
  await expect(report.getByText(/would end elsewhere/)).toContainText("of 1 call", { timeout: 30_000 });
  await report.getByText("Beans: 1 call").click();
  const link = report.getByRole("link");
  await expect(link).toHaveAttribute("href", new RegExp(call));
  const [replayed] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
  await expect(replayed.getByText("The ways part at “Beans”, step 3")).toBeVisible({ timeout: 30_000 });
  await expect(replayed.locator('article[data-mark="changed"]').first()).toBeVisible();
  await replayed.close();

  // Published on trial for a share of the calls.
  await second.getByRole("checkbox", { name: "Release it to an environment" }).check();
  await second.getByRole("combobox", { name: "When" }).click();
  await page.getByRole("option", { name: "On trial, for a share of the calls" }).click();
  await second.getByRole("button", { name: "Publish" }).click();
  await expect(second.getByRole("heading", { name: "Version 2 is published" })).toBeVisible({ timeout: 20_000 });

  // What changed between the two, in the words of the cards.
  await page.goto(`/flows/${FLOW}/compare?from=1&to=2`);
  await expect(page.getByRole("row", { name: /exit 2 · cups of Beans or cups\?/ })).toContainText("→ Beans");
  await page.goto(`/flows/${FLOW}/versions`);
  const live = page.getByRole("table", { name: "Environments" }).getByRole("row").filter({ hasText: "live" });
  await expect(live).toContainText("Version 2 on trial: 10 %");
  await live.getByRole("button", { name: "All calls" }).click();
  await expect(live).not.toContainText("on trial");
  await expect(live).toContainText("Version 2");

  // One click back.
  await live.getByRole("button", { name: "Back to version 1" }).click();
  await expect(live.getByRole("button", { name: "Back to version 1" })).toBeHidden();
  await expect(live).toContainText("Version 1");
});
