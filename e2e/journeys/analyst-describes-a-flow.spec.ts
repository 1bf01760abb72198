import { type Browser, expect, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { ModelServer } from "../drivers/model-server.ts";
import { openPage } from "../drivers/person.ts";
import { currentStack } from "../stack.ts";

const ADMIN = "admin@harbour.demo";
const sketch = (exits: object) =>
  JSON.stringify({
    title: "Good day",
    steps: {
      start: { type: "start", exits: { next: "greet" } },
      greet: { type: "say", label: "Say good day", config: { text: "Good day." }, exits },
      bye: { type: "hang-up", label: "Ring off" },
    },
  });
const SOUND = sketch({ done: "bye" });
const UNFINISHED = sketch({});

let browser: Browser;
let model: ModelServer;
test.beforeAll(async () => {
  browser = await launchBrowser();
  model = await ModelServer.open();
});
test.afterAll(async () => {
  await (await ApiUser.signIn(currentStack().web, ADMIN)).mutate("connection.remove", { kind: "language-model" });
  await browser.close();
  model.close();
});

test("who describes a flow gets one that was mended until it passed, and is never offered one that does not", async () => {
  const page = await openPage(browser, ADMIN);
  await page.goto("/integration");
  await page.getByRole("button", { name: "Set up Language model" }).click();
  const dialog = page.getByRole("dialog", { name: "Language model" });
  await dialog.getByLabel("Base address").fill(model.url);
  await dialog.getByLabel("Model", { exact: true }).fill("small");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  const canvas = new CanvasDriver(page);
  await canvas.create(`Described ${Date.now()}`);
  const panel = page.getByRole("region", { name: "Describe" });
  const replace = panel.getByRole("button", { name: "Replace the drawing" });
  await page.getByRole("button", { name: "Describe", exact: true }).click();
  await panel.getByLabel("What should happen to the contact?").fill("Say good day and hang up.");

  model.answers = [UNFINISHED];
  await panel.getByRole("button", { name: "Draw it" }).click();
  await expect(panel.getByRole("listitem").first()).toHaveText(/leads nowhere/);
  await expect(replace).toHaveCount(0);

  model.answers = [UNFINISHED, SOUND];
  await panel.getByRole("button", { name: "Draw it" }).click();
  await expect(panel.getByText("Passed every check in round 2.")).toBeVisible();
  await replace.click();
  await expect(canvas.step("Say good day")).toBeVisible();
  await expect(canvas.step("Ring off")).toBeVisible();
  await canvas.hasNoProblems();
  await canvas.isSaved();
});
