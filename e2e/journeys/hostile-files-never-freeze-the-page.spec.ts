import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchBrowser } from "../drivers/browser.ts";
import { largeFlow } from "../drivers/large-flow.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
let page: Page;
test.beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ baseURL: currentStack().web, locale: "en-GB" });
  await countParsing(page);
  await new SignInDriver(page).signIn("analyst@harbour.demo", "patchbay-demo");
  await page.goto("/flows");
});
test.afterAll(() => browser.close());

const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
const small = JSON.stringify(largeFlow("small", 4));
const FILES = [
  ["twenty-one megabytes", " ".repeat(21_000_000), /larger than 20 MB/],
  ["ten megabytes of text", small.replace("Sentence number 1 ", "x".repeat(10_000_000)), /too-large/],
  ["deep nesting", small.replace('"inputs":[]', `"inputs":${deep}`), /too-deep|damaged/],
  ["keys of a prototype", small.replace('"nodes":{', '"nodes":{"__proto__":{"type":"start"},'), /forbidden-key/],
  ["nesting and nothing else", deep, /./],
  ["half a file", small.slice(0, small.length / 2), /./],
] as const;

for (const [what, text, complaint] of FILES) {
  test(`a file of ${what} is refused with a reason, and none of it is read by the page itself`, async () => {
    const dialog = await choose(text);
    await expect(dialog.getByText(complaint).last()).toBeVisible({ timeout: 60_000 });
    await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
    expect(await parsedByPage(page)).toBeLessThan(1_000_000);
    await page.keyboard.press("Escape");
  });
}

test("a flow of five thousand steps, some of kinds that nobody knows, is taken without the page reading it", async () => {
  const large = largeFlow("five-thousand", 5_000);
  const nodes = Object.entries(large.nodes).map(([id, node], at) => [
    id,
    at % 10 === 5 ? { ...node, type: "who-knows" } : node,
  ]);
  const dialog = await choose(JSON.stringify({ ...large, nodes: Object.fromEntries(nodes) }));
  await expect(dialog.getByRole("button", { name: "Import" })).toBeEnabled({ timeout: 60_000 });
  expect(await parsedByPage(page)).toBeLessThan(1_000_000);
  await page.keyboard.press("Escape");
});

async function choose(text: string) {
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await page.evaluate(() => {
    Object.assign(window, { parsedLetters: 0 });
  });
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "flow.json", mimeType: "application/json", buffer: Buffer.from(text) });
  return dialog;
}

/**
 * Counts what the page's own thread reads of files: letters that it parses as JSON or takes out of a file. No wall time is looked
 * at, so that a slow machine says the same as a fast one.
 */
async function countParsing(on: Page): Promise<void> {
  await on.addInitScript(() => {
    const count = (letters: number) => {
      const counted = window as unknown as { parsedLetters?: number };
      counted.parsedLetters = (counted.parsedLetters ?? 0) + letters;
    };
    const parse = JSON.parse;
    JSON.parse = (text: string, ...rest) => {
      count(String(text).length);
      return parse(text, ...rest);
    };
    const read = Blob.prototype.text;
    Blob.prototype.text = function () {
      count(this.size);
      return read.call(this);
    };
  });
}

function parsedByPage(of: Page): Promise<number> {
  return of.evaluate(() => (window as unknown as { parsedLetters: number }).parsedLetters);
}
