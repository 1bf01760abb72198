import type { FlowDocument } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const FLOW = `merged-${process.pid}`;
const BRANCH = `${FLOW}-shorter`;

interface Words {
  readonly hello: string;
  readonly pauseMs?: number;
  readonly subject?: string;
}

/** A greeting, a pause, a ticket: what the words say is what the two lines of work change. */
function drawing({ hello, pauseMs = 1_000, subject = "Call back" }: Words): FlowDocument {
  const flow = drawFlow(FLOW, {
    start: { type: "start", label: "Start", to: { next: "hello" } },
    hello: {
      type: "play-prompt",
      label: "Greeting",
      config: { prompts: [{ kind: "speech", text: hello }] },
      to: { done: "pause" },
    },
    pause: { type: "wait", label: "Breath", config: { forMs: pauseMs }, to: { done: "note" } },
    note: { type: "create-ticket", label: "Note", config: { subject }, to: { created: "bye", failed: "bye" } },
    bye: { type: "hang-up", label: "Goodbye" },
  });
  return { ...flow, title: FLOW };
}

let browser: Browser;
let admin: ApiUser;
test.beforeAll(async () => {
  browser = await launchBrowser();
  admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
});
test.afterAll(() => browser.close());

const draftOf = (name: string) => admin.query<{ revision: number; document: FlowDocument }>("flow.get", { name });

async function change(name: string, words: Words): Promise<void> {
  const { revision, document } = await draftOf(name);
  await admin.mutate("flow.saveDraft", { name, document: { ...document, nodes: drawing(words).nodes }, revision });
}

test("an analyst works on a branch, and merges it setting by setting", async () => {
  await admin.mutate("flow.create", { document: drawing({ hello: "Welcome to Harbour Coffee." }) });
  const page = await openPage(browser, "admin@harbour.demo");
  const versions = `/flows/${FLOW}/versions`;

  // A branch begins where the draft stands, and opens on the canvas.
  await page.goto(versions);
  await page.getByRole("button", { name: "New branch" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Shorter");
  await page.getByRole("dialog").getByRole("button", { name: "Begin" }).click();
  await page.waitForURL(`**/flows/${BRANCH}`);
  await expect(page.getByRole("article").filter({ hasText: "Greeting" })).toBeVisible({ timeout: 30_000 });

  // Both are worked on: the greeting in both, the pause here, the ticket there.
  await change(BRANCH, { hello: "Harbour Coffee.", pauseMs: 3_000 });
  await change(FLOW, { hello: "Good day, Harbour Coffee.", subject: "Please call back" });

  // What only one of them changed comes together; the greeting is the analyst's to decide.
  await page.goto(versions);
  const branches = page.getByRole("table", { name: "Branches" });
  await branches.getByRole("row").filter({ hasText: "Shorter" }).getByRole("button", { name: "Merge" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(dialog).toContainText("One setting was changed on both sides");
  const greeting = dialog.getByRole("group", { name: /^Greeting/ });
  await expect(greeting).toContainText("What to say · 1 · Words");
  await expect(greeting).toContainText("Good day, Harbour Coffee.");
  await expect(dialog.getByRole("button", { name: "Merge" })).toBeDisabled();
  await greeting.getByRole("radio", { name: /^The branch's/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(dialog).toBeHidden();

  const { document } = await draftOf(FLOW);
  const both = drawing({ hello: "Harbour Coffee.", pauseMs: 3_000, subject: "Please call back" });
  expect(document.nodes).toMatchObject(both.nodes);
  expect(document.title).toBe(FLOW);
});
