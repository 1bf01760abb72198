import { type Browser, expect, type Page, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

const words = [{ kind: "speech", text: "Welcome." }];
const document = {
  format: "patchbay.flow/1",
  name: "drawn-by-two",
  title: "Drawn by two",
  channel: "voice",
  inputs: [],
  outputs: [],
  nodes: {
    start: { type: "start", version: 1, label: "Start", config: {} },
    say: { type: "play-prompt", version: 1, label: "Greeting", config: { prompts: words } },
    bye: { type: "hang-up", version: 1, label: "Good-bye", config: {} },
  },
  wires: [
    { from: "start", exit: "next", to: "say" },
    { from: "say", exit: "done", to: "bye" },
  ],
  layout: { start: { x: 0, y: 0 }, say: { x: 340, y: 0 }, bye: { x: 680, y: 0 } },
};

async function opened(email: string): Promise<{ readonly page: Page; readonly canvas: CanvasDriver }> {
  const page = await browser.newPage({
    baseURL: currentStack().web,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  await new SignInDriver(page).signIn(email, "patchbay-demo");
  const canvas = new CanvasDriver(page);
  await canvas.open(document.name);
  return { page, canvas };
}

test("two people draw one flow at once: each sees the other, nothing is lost, and each takes back only their own", async () => {
  const api = await ApiUser.signIn(currentStack().web, "analyst@harbour.demo");
  await api.mutate("flow.create", { document });
  const ana = await opened("analyst@harbour.demo");
  const bea = await opened("admin@harbour.demo");

  // Presence: each sees the other, and the step that the other has selected.
  await expect(bea.page.getByRole("list", { name: "Also here" }).getByRole("listitem")).toHaveCount(1);
  await ana.canvas.select("Greeting");
  await expect(bea.canvas.step("Greeting").getByRole("img", { name: /has this step selected$/ })).toBeVisible();

  // Both draw at once, different things.
  await bea.canvas.select("Good-bye");
  await Promise.all([ana.canvas.rename("Warm greeting"), bea.canvas.rename("Farewell")]);
  for (const { canvas } of [ana, bea]) {
    await expect(canvas.step("Warm greeting")).toBeVisible();
    await expect(canvas.step("Farewell")).toBeVisible();
    await canvas.isSaved();
  }

  // Each takes back their own only, and the other sees it.
  await ana.page.keyboard.press("Control+z");
  await expect(ana.canvas.step("Greeting")).toBeVisible();
  await expect(ana.canvas.step("Farewell")).toBeVisible();
  await expect(bea.canvas.step("Greeting")).toBeVisible();
  await expect(bea.canvas.step("Farewell")).toBeVisible();
  await expect(ana.page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await expect(bea.page.getByRole("button", { name: "Undo" })).toBeEnabled();

  // Both change the same: whoever saves second is shown both, and decides.
  await ana.canvas.isSaved();
  await bea.canvas.isSaved();
  await ana.canvas.select("Farewell");
  await Promise.all([ana.canvas.rename("See you"), bea.canvas.rename("So long")]);
  const asked = (page: Page) => page.getByRole("dialog", { name: /saved this flow, too$/ });
  const second = await Promise.race(
    [ana, bea].map((person) =>
      asked(person.page)
        .waitFor({ timeout: 60_000 })
        .then(() => person),
    ),
  );
  const first = second === ana ? bea : ana;
  await expect(asked(second.page).getByRole("table")).toContainText("See you");
  await expect(asked(second.page).getByRole("table")).toContainText("So long");
  await asked(second.page).getByRole("button", { name: "Theirs where both changed" }).click();
  const kept = first === ana ? "See you" : "So long";
  for (const { canvas } of [ana, bea]) {
    await expect(canvas.step(kept)).toBeVisible();
    await canvas.isSaved();
  }
  const stored = await api.query<{ document: typeof document }>("flow.get", { name: document.name });
  expect(stored.document.nodes.bye.label).toBe(kept);
  expect(stored.document.nodes.say.label).toBe("Greeting");
});
