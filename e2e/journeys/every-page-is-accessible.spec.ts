import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { currentStack } from "../stack.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const LOOKS = [
  { tenant: "harbour", number: "4001", locale: "en-GB", colorScheme: "light" },
  { tenant: "yunfan", number: "5001", locale: "zh-CN", colorScheme: "dark" },
] as const;

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

/** What axe finds on the page as it stands, one line each. */
async function faults(page: Page): Promise<readonly string[]> {
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.html}`));
}

/** One call that anyone gives up, so that the list and a call's page have something to show. */
async function leaveACall(number: string): Promise<void> {
  const phone = await SipPhone.open("127.0.0.1");
  const [address = "", port = ""] = currentStack().sip.split(":");
  const call = await phone.call({ server: { address, port: Number(port) }, to: number, from: "1234567" });
  expect(await call.answered).toBe(true);
  await call.hangUp();
  await phone.close();
}

for (const { tenant, number, ...look } of LOOKS) {
  test(`every page is free of accessibility faults in ${look.locale}, ${look.colorScheme}`, async () => {
    test.setTimeout(600_000);
    await leaveACall(number);
    const page = await openPage(browser, `admin@${tenant}.demo`, look);
    const found: Record<string, readonly string[]> = {};
    const check = async (name: string) => {
      const faulty = await faults(page);
      if (faulty.length > 0) found[name] = faulty;
    };
    const read = async (address: string) => {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await check(address);
    };

    await read("/flows");
    const links = page.getByRole("navigation").first().getByRole("link");
    const pages = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(pages.length).toBeGreaterThan(10);
    for (const address of pages) if (address !== "/flows") await read(address);
    await read("/flows/five-levels/versions");
    await read("/flows/five-levels/compare?from=1&to=draft");
    await read("/flows/welcome");
    const panels = page.locator("main header button[aria-pressed]");
    for (let panel = 0; panel < (await panels.count()); panel += 1) {
      await panels.nth(panel).click();
      await check(`/flows/welcome: ${await panels.nth(panel).getAttribute("aria-label")}`);
      await panels.nth(panel).click();
    }
    await picture(page, look.colorScheme === "dark" ? "canvas-zh-dark" : "canvas-en-light");

    // What stands behind a list: a dashboard and a call.
    for (const list of ["/dashboards", "/calls"]) {
      await page.goto(list);
      await page.locator(`main a[href^="${list}/"]`).first().click();
      await page.waitForURL(new RegExp(`${list}/.+`));
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await check(`${list}/…`);
      if (list === "/calls") await read(`/flows/five-levels/replay?call=${page.url().split("/").at(-1)}`);
    }
    await page.context().clearCookies();
    await read("/sign-in");
    await read(`/help/${tenant}`);
    await read("/portal");
    expect(found).toEqual({});
    await page.context().close();
  });
}
