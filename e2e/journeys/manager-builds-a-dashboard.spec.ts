import { type Browser, expect, test } from "@playwright/test";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { DashboardDriver } from "../drivers/dashboard.driver.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

test("a manager drags a dashboard together, and its numbers change with the calls, without a reload", async () => {
  const { web, sip } = currentStack();
  const context = await browser.newContext({ baseURL: web, locale: "en-GB", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await new SignInDriver(page).signIn("manager@harbour.demo", "patchbay-demo");
  const board = new DashboardDriver(page);
  await board.create(web, "Night shift");
  await board.addTile("Card", ["Calls now"]);
  await board.addTile("Table", ["Contacts offered", "Contacts answered"]);
  await board.drag("Calls now", { x: 500, y: 0 });
  const moved = await board.tile("Calls now").boundingBox();
  await page.reload();
  await expect(board.value("calls-now")).toHaveText("0");
  expect((await board.tile("Calls now").boundingBox())?.x).toBeCloseTo(moved?.x ?? 0, -1);

  const phone = await SipPhone.open("127.0.0.1");
  const [address = "", port = ""] = sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: "4001", from: "1234567" });
  expect(await call.answered).toBe(true);
  await expect(board.value("calls-now")).toHaveText("1");
  await call.hangUp();
  await expect(board.value("calls-now")).toHaveText("0");
  await phone.close();
});
