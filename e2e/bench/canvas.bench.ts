/**
 * `npm run bench -- canvas [steps]`: a large flow (default 1,000 steps) on the canvas in headless Chromium, everything running on
 * this machine. JSON lines: time to open, frames per second while panning, zooming and dragging, near and with the whole flow in
 * view, and time from an edit to its diagnostics. `moved` is the share of frames in which the drawing did change.
 * With PATCHBAY_STACK (the JSON line of `up --json` in a file) uses the product that runs.
 */
import type { Page } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { type FrameFigures, measureGesture } from "../drivers/frames.ts";
import { largeFlow } from "../drivers/large-flow.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack, type RunningStack, startStack } from "../stack.ts";

/** What issue 3 asks of 1,000 steps. */
const FRAMES_PER_SECOND = 50;
const OPEN_MS = 2_000;
const CHECK_MS = 50;

/** So often is each edit made and taken back. */
const TURNS = 6;

const steps = Number(process.argv[2] ?? 1_000);
const stack: RunningStack = process.env.PATCHBAY_STACK
  ? { ...currentStack(), stop: async () => {} }
  : await startStack(4);
const browser = await launchBrowser();
try {
  const name = `bench-${steps}-${Date.now()}`;
  const api = await ApiUser.signIn(stack.web, "analyst@harbour.demo");
  await api.mutate("flow.create", { document: largeFlow(name, steps) });
  const page = await browser.newPage({
    baseURL: stack.web,
    locale: "en-GB",
    viewport: { width: 1440, height: 900 },
  });
  await new SignInDriver(page).signIn("analyst@harbour.demo", "patchbay-demo");
  const canvas = new CanvasDriver(page);

  for (const visit of ["first", "again"]) {
    const openMs = await timeToOpen(page, name);
    print("open", { visit, ms: openMs, ofLimit: openMs / OPEN_MS });
  }
  for (const sight of ["near", "whole"] as const) {
    if (sight === "whole") await canvas.showWhole();
    for (const gesture of ["pan", "zoom", "drag"] as const) {
      printFrames(`${gesture} ${sight}`, await measureGesture(page, gesture));
    }
  }
  await page.keyboard.press("Escape");
  await watchVerdict(page);
  for (const [what, edits] of Object.entries(editsOf(page, canvas))) {
    const checks = await timeToCheck(page, edits);
    print(`check ${what}`, { edits: checks.length, ...spread(checks), ofLimit: spread(checks).p50 / CHECK_MS });
  }
} finally {
  await browser.close();
  await stack.stop();
}

/** From the address to cards on screen and the checks' verdict. */
async function timeToOpen(page: Page, flow: string): Promise<number> {
  await page.goto(`/flows/${flow}`);
  const handle = await page.waitForFunction(
    () => {
      const status = document.querySelector("section[aria-label=Problems] [role=status]");
      return document.querySelector("article") && status?.textContent ? performance.now() : undefined;
    },
    undefined,
    { polling: "raf" },
  );
  return Number(await handle.jsonValue());
}

type EditAndBack = readonly [edit: () => Promise<unknown>, back: () => Promise<unknown>];

/** What an analyst does most, each time with its way back; each one changes the checks' verdict. */
function editsOf(page: Page, canvas: CanvasDriver): Readonly<Record<string, EditAndBack>> {
  const selected = page.locator(".react-flow__node.selected");
  const value = canvas.settings.getByRole("group", { name: "Variables" }).getByRole("textbox").last();
  return {
    "setting changed": [
      async () => {
        await canvas.find("Note 23");
        await value.press("End");
        await value.press("+");
      },
      () => value.press("Backspace"),
    ],
    "wire cut and joined": [
      async () => {
        await canvas.find("Say 21");
        await canvas.settings.getByRole("button", { name: "Cut the wire of exit Then" }).click();
      },
      () => page.keyboard.press("Control+z"),
    ],
    "step removed": [
      async () => {
        await canvas.find("Say 21");
        await selected.focus();
        await page.keyboard.press("Delete");
      },
      () => page.keyboard.press("Control+z"),
    ],
  };
}

/** Makes an edit and takes it back, over and over: from each last key or release of the mouse to the changed verdict on screen. */
async function timeToCheck(page: Page, edits: EditAndBack): Promise<readonly number[]> {
  const verdict = page.locator("section[aria-label=Problems] [role=status]");
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const edit of edits) {
      const before = await verdict.textContent();
      await edit();
      const time = await page.waitForFunction(
        (old) =>
          document.querySelector("section[aria-label=Problems] [role=status]")?.textContent !== old &&
          (window as unknown as { tookMs: number }).tookMs,
        before,
      );
      times.push(Number(await time.jsonValue()));
    }
  }
  return times;
}

/** Keeps in the page how long after the last input the verdict changed. */
async function watchVerdict(page: Page): Promise<void> {
  await page.evaluate(() => {
    let pressed = 0;
    const press = () => {
      pressed = performance.now();
    };
    for (const type of ["keydown", "mouseup"]) window.addEventListener(type, press, true);
    const status = document.querySelector("section[aria-label=Problems] [role=status]") as Element;
    new MutationObserver(() => Object.assign(window, { tookMs: performance.now() - pressed })).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
}

function printFrames(what: string, { intervalsMs, moved }: FrameFigures): void {
  const { p50, p95, most } = spread(intervalsMs);
  const median = 1_000 / p50;
  print(what, {
    frames: intervalsMs.length,
    framesPerSecond: median,
    mean: 1_000 / (intervalsMs.reduce((sum, item) => sum + item, 0) / intervalsMs.length),
    p95Ms: p95,
    mostMs: most,
    moved,
    ofLimit: median / FRAMES_PER_SECOND,
  });
}

function spread(figures: readonly number[]): { readonly p50: number; readonly p95: number; readonly most: number } {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

function print(what: string, figures: Readonly<Record<string, unknown>>): void {
  const rounded = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 100) / 100 : value,
  ]);
  console.log(JSON.stringify({ bench: "canvas", steps, what, ...Object.fromEntries(rounded) }));
}
