import { type Browser, expect, test } from "@playwright/test";
import { launchBrowser } from "../drivers/browser.ts";
import { KeyboardCanvas } from "../drivers/keyboard-canvas.driver.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const TITLE = `Keys alone ${process.pid}`;

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

test("a whole flow is drawn, mended, grouped, taken back and published by keyboard alone", async () => {
  const page = await browser.newPage({
    baseURL: currentStack().web,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  await new SignInDriver(page).signIn("admin@harbour.demo", "patchbay-demo");
  await page.goto("/flows");
  const keys = new KeyboardCanvas(page);
  const step = (label: string) => page.getByRole("article", { name: label, exact: true });

  // A new flow.
  await keys.tabTo(page.getByRole("button", { name: "New flow" }).first());
  await keys.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await keys.tabTo(dialog.getByLabel("Title"));
  await page.keyboard.type(TITLE);
  await keys.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible({ timeout: 30_000 });
  await expect(step("Start")).toBeVisible();

  // Steps, each behind the one before, and what they say.
  await keys.goTo("Start");
  await keys.add("Play prompt");
  const addWords = keys.settings
    .getByRole("group", { name: "What to say", exact: true })
    .getByRole("button", { name: "Add" })
    .last();
  await keys.tabTo(addWords);
  await keys.press("Enter");
  await keys.tabTo(keys.settings.getByLabel("Words", { exact: true }), "Shift+Tab");
  await page.keyboard.type("The harbour is open.");
  await expect(step("Play prompt")).toContainText("The harbour is open.");

  // The words are one step of undo, taken back and done again from within the field.
  await keys.press("Control+z");
  await expect(step("Play prompt")).not.toContainText("The harbour is open.");
  await keys.press("Control+Shift+z");
  await expect(step("Play prompt")).toContainText("The harbour is open.");

  await keys.goTo("Play prompt");
  await keys.add("Hang up");
  await expect(step("Play prompt").getByLabel("Exit Then, connected")).toBeAttached();
  await keys.goTo("Start");
  await expect(step("Start").getByLabel("Exit Begins with, connected")).toBeAttached();
  await expect(keys.verdict).toHaveText("No problems");

  // A line cut and drawn again.
  await keys.goTo("Play prompt");
  await keys.tabTo(keys.settings.getByRole("button", { name: "Cut the wire of exit Then" }));
  await keys.press("Enter");
  await expect(keys.verdict).not.toHaveText("No problems");
  await keys.goTo("Play prompt");
  await keys.connect("Then", "Hang up");
  await expect(keys.verdict).toHaveText("No problems");

  // A walk by arrow keys is taken back by one key.
  await keys.goTo("Hang up");
  await keys.hasFocus("Hang up");
  const card = page.locator(".react-flow__node").filter({ has: step("Hang up") });
  const stood = await card.getAttribute("style");
  await keys.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight");
  await expect(card).not.toHaveAttribute("style", stood ?? "");
  await keys.press("Control+z");
  await expect(card).toHaveAttribute("style", stood ?? "");

  // All in a group, and the group gone again.
  await keys.press("Control+a", "g");
  const frame = page.locator(".react-flow__node-group");
  await expect(frame).toHaveCount(1);
  await keys.press("Control+z");
  await expect(frame).toHaveCount(0);
  await keys.press("Control+Shift+z");
  await expect(frame).toHaveCount(1);

  // A second prompt, copied from the first; both in line by the tools at the side; the copy goes again.
  await keys.goTo("Play prompt");
  await keys.hasFocus("Play prompt");
  await keys.press("Control+c", "Control+v");
  await expect(step("Play prompt")).toHaveCount(2);
  await keys.press("Control+a");
  await keys.tabTo(keys.settings.getByRole("button", { name: "Top edges in line" }));
  await keys.press("Enter");
  const tops = async () => {
    const boxes = await Promise.all((await step("Play prompt").all()).map((card) => card.boundingBox()));
    return new Set(boxes.map((box) => Math.round(box?.y ?? 0))).size;
  };
  await expect.poll(tops).toBe(1);
  await keys.press("Control+z", "Control+z");
  await expect(step("Play prompt")).toHaveCount(1);

  // A note, written where it was put; the docs of a step; the drawing tidied up.
  await keys.goTo("Hang up");
  await keys.hasFocus("Hang up");
  await keys.press("t");
  const note = page.getByLabel("Note", { exact: true });
  await expect(note).toBeFocused();
  await page.keyboard.type("Closed on Sundays.");
  await expect(note).toHaveValue("Closed on Sundays.");
  await keys.goTo("Hang up");
  await keys.press("F1");
  await expect(page.getByRole("region", { name: "Help" }).getByRole("article", { name: "Hang up" })).toBeVisible();
  await keys.hasFocus("Hang up");
  const untidy = await card.getAttribute("style");
  await keys.press("l");
  await expect(card).not.toHaveAttribute("style", untidy ?? "");

  // Saved, and published.
  await keys.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  await keys.press("Control+k");
  await keys.choose("Publish");
  await keys.tabTo(page.getByRole("dialog").getByLabel("What changed?"));
  await page.keyboard.type("Drawn without a mouse");
  await keys.tabTo(page.getByRole("dialog").getByRole("button", { name: "Publish" }));
  await keys.press("Enter");
  await expect(page.getByRole("dialog").getByRole("heading", { name: "Version 1 is published" })).toBeVisible();
  await page.close();
});
