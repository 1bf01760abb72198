import { chromium, expect, test } from "@playwright/test";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { NumbersDriver } from "../drivers/numbers.driver.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

const PASSWORD = "patchbay-demo";
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

test("an analyst draws a flow by mouse, an administrator publishes it and puts it on a number", async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    const page = await browser.newPage({
      baseURL: currentStack().web,
      locale: "en-GB",
      viewport: { width: 1440, height: 900 },
    });
    const signIn = new SignInDriver(page);
    const canvas = new CanvasDriver(page);
    const numbers = new NumbersDriver(page);

    await signIn.signIn("analyst@harbour.demo", PASSWORD);
    await canvas.create("Tide times");
    await canvas.drag("Play prompt", { x: 560, y: 100 });
    await canvas.drag("Hang up", { x: 560, y: 380 });
    await canvas.select("Play prompt");
    await canvas.addTo("What to say");
    await canvas.fill("Words", "High water is at noon.");
    await canvas.connect("Start", "Begins with", "Play prompt");
    await canvas.connect("Play prompt", "Then", "Hang up");
    await canvas.hasNoProblems();
    await canvas.isSaved();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Publish" })).toBeHidden();
    await signIn.signOut();

    await signIn.signIn("admin@harbour.demo", PASSWORD);
    await numbers.open();
    await numbers.add("4777", "Tide times");
    await canvas.open("tide-times");
    await expect(canvas.step("Play prompt")).toContainText("High water is at noon.");
    await canvas.publish("First tide", ["4777"]);
    await numbers.open();
    await expect(numbers.row("4777")).toContainText("tide-times");
    await expect(numbers.row("4777")).toContainText("Version 1");
  } finally {
    await browser.close();
  }
});
