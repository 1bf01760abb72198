/**
 * `npm run bench -- canvas [steps]`: a large flow (default 1,000 steps) on the canvas in headless Chromium, everything running on
 * this machine. JSON lines: time to open, frames per second while panning, zooming and dragging, near and with the whole flow in
 * view, and time from an edit to the frame that shows its diagnostics. `moved` is the share of frames in which the drawing did change.
 * With PATCHBAY_STACK (the JSON line of `up --json` in a file) uses the product that runs.
 */
import type { Page } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { type EditTime, timeEdit, watchEdits } from "../drivers/edit-timer.ts";
import { type FrameFigures, measureGesture } from "../drivers/frames.ts";
import { largeFlow } from "../drivers/large-flow.ts";
import { SignInDriver } from "../drivers/sign-in.driver.ts";
import { currentStack, type RunningStack, startStack } from "../stack.ts";

/** What issue 3 asks of 1,000 steps. */
const FRAMES_PER_SECOND = 50;
const OPEN_MS = 2_000;
const CHECK_MS = 50;

/** So often is each edit made and taken back, after turns in which code grows warm. */
const TURNS = 12;
const WARM_TURNS = 2;

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
  await watchEdits(page);
  for (const [what, { step, edits }] of Object.entries(editsOf(page, canvas))) {
    await canvas.find(step);
    const times = await timeToCheck(page, edits);
    const [found, painted] = [spread(times.map((time) => time.found)), spread(times.map((time) => time.painted))];
    const figures = { foundMs: found.p50, p50Ms: painted.p50, p95Ms: painted.p95, mostMs: painted.most };
    print(`check ${what}`, { edits: times.length, ...figures, ofLimit: painted.p50 / CHECK_MS });
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

interface EditAndBack {
  /** What is selected meanwhile. */
  readonly step: string;
  readonly edits: readonly [edit: () => Promise<unknown>, back: () => Promise<unknown>];
}

/** What an analyst does most, each time with its way back; each one changes the checks' verdict. */
function editsOf(page: Page, canvas: CanvasDriver): Readonly<Record<string, EditAndBack>> {
  const name = canvas.settings.getByLabel("Save as");
  const value = canvas.settings.getByRole("group", { name: "Variables" }).getByRole("textbox").last();
  const undo = () => page.keyboard.press("Control+z");
  return {
    "name typed": {
      step: "Ask 22",
      edits: [() => name.press("-"), () => name.press("Backspace")],
    },
    "expression broken and mended": {
      step: "Note 23",
      edits: [() => value.press("+"), () => value.press("Backspace")],
    },
    "wire cut and joined": {
      step: "Say 21",
      edits: [() => canvas.settings.getByRole("button", { name: "Cut the wire of exit Then" }).click(), undo],
    },
    "step removed and put back": {
      step: "Say 21",
      edits: [
        async () => {
          await canvas.find("Say 21");
          await page.waitForFunction(() => !document.querySelector(".pb-moving"));
          await page.locator(".react-flow__node.selected").focus();
          await page.keyboard.press("Delete");
        },
        undo,
      ],
    },
  };
}

/** Makes an edit and takes it back, over and over. */
async function timeToCheck(page: Page, [edit, back]: EditAndBack["edits"]): Promise<readonly EditTime[]> {
  const times: EditTime[] = [];
  for (let turn = 0; turn < WARM_TURNS + TURNS; turn += 1) {
    const both = [await timeEdit(page, edit), await timeEdit(page, back)];
    if (turn >= WARM_TURNS) times.push(...both);
  }
  return times;
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
