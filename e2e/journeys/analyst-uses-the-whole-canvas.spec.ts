import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { openPage } from "../drivers/person.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const RUN = process.pid;
const say = (text: string) => ({ prompts: [{ kind: "speech", text }] });

/** A greeting and news, one under the other by a little, then good-bye. */
function drawing(name: string) {
  return drawFlow(name, {
    start: { type: "start", label: "Start", to: { next: "hello" }, at: { x: 0, y: 0 } },
    hello: {
      type: "play-prompt",
      label: "Greeting",
      config: say("Hello."),
      to: { done: "news" },
      at: { x: 320, y: 8 },
    },
    news: {
      type: "play-prompt",
      label: "News",
      config: say("New beans."),
      to: { done: "bye" },
      at: { x: 344, y: 240 },
    },
    bye: { type: "hang-up", label: "Goodbye", at: { x: 680, y: 0 } },
  });
}

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

async function opened(email: string, flow: string): Promise<{ readonly page: Page; readonly canvas: CanvasDriver }> {
  const api = await ApiUser.signIn(currentStack().web, email);
  await api.mutate("flow.create", { document: drawing(flow) });
  const page = await openPage(browser, email);
  const canvas = new CanvasDriver(page);
  await canvas.open(flow);
  return { page, canvas };
}

test("an analyst puts steps in line and in a group, writes notes and comments, and takes things back after they were saved", async () => {
  const { page, canvas } = await opened("analyst@harbour.demo", `tools-${RUN}`);
  const place = async (label: string) => {
    const box = await canvas.step(label).boundingBox();
    return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) };
  };

  // Two steps in line.
  await canvas.selectAll("Greeting", "News");
  await canvas.settings.getByRole("button", { name: "Left edges in line" }).click();
  await expect.poll(async () => (await place("News")).x).toBe((await place("Greeting")).x);

  // A group; its title bar moves both, and the frame goes with them while they move.
  await canvas.settings.getByRole("button", { name: "Put in a group" }).click();
  await canvas.settings.getByLabel("Title").fill("Words");
  const frame = page.getByRole("region", { name: "Words" });
  const [stood, framed] = [await place("Greeting"), await frame.boundingBox()];
  if (!framed) throw new Error("no frame");
  await page.mouse.move(framed.x + 60, framed.y + 16);
  await page.mouse.down();
  await page.mouse.move(framed.x + 100, framed.y + 96, { steps: 8 });
  await expect.poll(async () => ((await frame.boundingBox())?.y ?? 0) - framed.y).toBeGreaterThan(40);
  await page.mouse.up();
  await expect.poll(async () => (await place("Greeting")).y - stood.y).toBeGreaterThan(40);
  expect((await place("News")).x).toBe((await place("Greeting")).x);

  // A note for readers, and a comment that somebody settles.
  await page.getByRole("button", { name: "Add note", exact: true }).click();
  await page.getByLabel("Note", { exact: true }).fill("Ask legal about the greeting.");
  await canvas.select("Goodbye");
  await canvas.settings.getByLabel("New comment on Goodbye").fill("Too short?");
  await canvas.settings.getByRole("button", { name: "Send" }).click();
  await expect(canvas.step("Goodbye").getByRole("img", { name: "1 open comment" })).toBeVisible();
  await canvas.settings.getByRole("button", { name: "Mark as settled" }).click();
  await expect(canvas.step("Goodbye").getByRole("img", { name: "1 open comment" })).toBeHidden();

  // What was typed is taken back after it was saved, and that is saved too.
  await canvas.rename("Farewell");
  await canvas.isSaved();
  await page.keyboard.press("Control+z");
  await expect(canvas.step("Goodbye")).toBeVisible();
  await canvas.isSaved();
  await page.reload();
  await expect(canvas.step("Goodbye")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue("Ask legal about the greeting.");
  await expect(frame).toBeVisible();

  // Tidied up, and back; from one end of the drawing to the other by the overview.
  const untidy = await canvas
    .step("News")
    .evaluate((card) => card.closest<HTMLElement>(".react-flow__node")?.style.transform);
  await canvas.tidyUp();
  const news = page.locator(".react-flow__node").filter({ has: canvas.step("News") });
  await expect(news).not.toHaveCSS("transform", untidy ?? "");
  const seen = await page.locator(".react-flow__viewport").getAttribute("style");
  await page.getByRole("img", { name: "Overview of the drawing" }).click({ position: { x: 12, y: 12 } });
  await expect(page.locator(".react-flow__viewport")).not.toHaveAttribute("style", seen ?? "");

  // Docs of the selected step's kind by one key.
  await canvas.find("News");
  await page.keyboard.press("F1");
  const help = page.getByRole("region", { name: "Help" });
  await expect(help.getByRole("article", { name: "Play prompt" })).toBeVisible();
  await page.context().close();
});

test("steps become a sub-flow that is opened and left again, and are pasted into another flow and another organisation", async () => {
  const { page, canvas } = await opened("analyst@harbour.demo", `parts-${RUN}`);

  await canvas.selectAll("Greeting", "News");
  await page.keyboard.press("Control+c");
  await canvas.settings.getByRole("button", { name: "Make a sub-flow…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the sub-flow").fill(`Words ${RUN}`);
  await dialog.getByRole("button", { name: "Make sub-flow" }).click();
  await expect(dialog).toBeHidden();
  await expect(canvas.step("News")).toHaveCount(0);
  await canvas.isSaved();
  await canvas.settings.getByRole("button", { name: "Open this flow" }).click();
  await canvas.isOpen(`Words ${RUN}`);
  await expect(canvas.step("News")).toBeVisible();
  await page.getByRole("button", { name: `Back to parts-${RUN}` }).click();
  await canvas.isOpen(`parts-${RUN}`);

  // Into the same flow, then into one of another organisation: with the wire between them, under new ids.
  const pasted = async (into: CanvasDriver) => {
    await into.drawing.click({ position: { x: 20, y: 400 } });
    await into.page.keyboard.press("Control+v");
    await expect(into.page.getByRole("heading", { name: "2 steps selected" })).toBeVisible();
  };
  await pasted(canvas);
  await expect(canvas.step("News")).toBeVisible();
  const theirs = await opened("analyst@yunfan.demo", `parts-${RUN}`);
  await pasted(theirs.canvas);
  await expect(theirs.canvas.step("News")).toHaveCount(2);
  await expect(theirs.canvas.step("Greeting").last().getByLabel("Exit Then, connected")).toBeAttached();
  await theirs.page.context().close();
  await page.context().close();
});
