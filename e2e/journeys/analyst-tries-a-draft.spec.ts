import { type Browser, expect, test } from "@playwright/test";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

test("an analyst calls a draft from the canvas: the step lights up, keys lead on, and hanging up ends it", async () => {
  const context = await browser.newContext({
    baseURL: currentStack().web,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
    permissions: ["microphone"],
  });
  const page = await context.newPage();
  await new SignInDriver(page).signIn("analyst@harbour.demo", "patchbay-demo");
  const canvas = new CanvasDriver(page);
  await canvas.open("five-levels");
  await page.getByRole("button", { name: "Test phone" }).click();
  await page.getByRole("button", { name: "Call", exact: true }).click();
  await expect(page.getByText("In the call")).toBeVisible({ timeout: 20_000 });
  await canvas.isLit("Level 1: country");
  await page.getByRole("group", { name: "Keypad" }).getByRole("button", { name: "1", exact: true }).click();
  await canvas.isLit("Level 2: city");
  await page.getByRole("button", { name: "Hang up", exact: true }).last().click();
  await expect(page.getByRole("button", { name: "Call", exact: true })).toBeVisible();
});
