import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, test } from "@playwright/test";
import { inQueue } from "../calls/queue-flow.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { CanvasDriver } from "../drivers/canvas.driver.ts";
import { openPage } from "../drivers/person.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const FLOW = `rehearsed-${process.pid}`;
const LABELS: Readonly<Record<string, string>> = {
  start: "Start",
  ask: "Order or agent?",
  order: "Look up the order",
  tell: "Tell its state",
  queue: "Sales",
  bye: "Goodbye",
};

function drawing() {
  const flow = drawFlow(FLOW, {
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "menu",
      config: {
        prompts: [{ kind: "speech", text: "One for your order, two for us." }],
        choices: [
          { id: "order", digit: "1" },
          { id: "agent", digit: "2" },
        ],
        attempts: 1,
        timeoutMs: 8_000,
      },
      to: { "choice:order": "order", "choice:agent": "queue", timeout: "queue", invalid: "queue", failed: "queue" },
    },
    order: {
      type: "http-request",
      config: { method: "GET", url: "https://shop.example/orders/7", into: "answer" },
      to: { success: "tell", timeout: "queue", failed: "queue" },
    },
    tell: {
      type: "play-prompt",
      config: { prompts: [{ kind: "speech", text: "It is {{ answer.body.state }}." }] },
      to: { done: "bye", failed: "bye" },
    },
    queue: inQueue(),
    bye: { type: "hang-up" },
  });
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, { ...node, label: LABELS[id] ?? id }]);
  const layout = Object.keys(LABELS).map((id, place) => [id, { x: place * 320, y: (place % 2) * 200 }]);
  return { ...flow, title: FLOW, nodes: Object.fromEntries(nodes), layout: Object.fromEntries(layout) };
}

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
  const admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
  await admin.mutate("flow.create", { document: drawing() });
});
test.afterAll(() => browser.close());

test("an analyst rehearses: a stop, what a service answers, time that is moved, a case that is kept, a promise that breaks", async () => {
  const page = await openPage(browser, "admin@harbour.demo");
  const canvas = new CanvasDriver(page);
  await canvas.open(FLOW);
  await page.getByRole("button", { name: "Rehearse" }).click();
  const desk = page.getByRole("region", { name: "Rehearse" });
  const stand = desk.getByRole("status").filter({ hasText: /^(Stands|Stopped|Ended)/ });
  const press = async (keys: string) => {
    await desk.getByLabel("Keys / Words").fill(keys);
    await desk.getByRole("button", { name: "Send", exact: true }).click();
  };

  // A world in which the shop knows the order; a stop before it is asked.
  await desk.getByLabel("Web services answer").fill('[{"url": "/orders", "status": 200, "body": {"state": "sent"}}]');
  await desk.getByRole("button", { name: "Begin a call" }).click();
  await expect(stand).toContainText("Stands at Order or agent?");
  await expect(desk.getByRole("listitem").filter({ hasText: "One for your order, two for us." })).toBeVisible();
  await canvas.step("Look up the order").click({ position: { x: 120, y: 12 } });
  await desk.getByRole("button", { name: "Stop before the selected step" }).click();
  await press("1");
  await expect(stand).toContainText("Stopped before Look up the order");
  await desk.getByRole("button", { name: "Next step" }).click();
  await expect(stand).toContainText("Stopped before Tell its state");
  await expect(desk.locator("pre").filter({ hasText: '"sent"' })).toBeVisible();
  await desk.getByRole("button", { name: "Go on" }).click();
  await expect(stand).toContainText("Ended: completed");
  await expect(desk.getByRole("listitem").filter({ hasText: "It is sent." })).toBeVisible();

  // Kept as a case, which then runs with the others.
  await desk.getByRole("button", { name: "Keep as test case" }).click();
  await expect(desk.getByText("Kept. It runs with the other cases below")).toBeVisible();
  const cases = desk.getByRole("region", { name: "Test cases" });
  await cases.getByRole("button", { name: "Run the cases" }).click();
  await expect(cases.getByRole("img", { name: "Passed" })).toHaveCount(1);

  // Nobody presses anything: the clock stands until it is moved, and then the call waits in the queue.
  await desk.getByRole("button", { name: "Begin again" }).click();
  await expect(stand).toContainText("Stands at Order or agent?");
  await desk.getByRole("button", { name: "Let 60 s pass" }).click();
  await expect(stand).toContainText("Stands at Sales");
  await desk.getByRole("button", { name: "An agent answers" }).click();
  await desk.getByRole("button", { name: "Hang up" }).click();
  await expect(stand).toContainText("Ended");

  // A promise that holds, and one that does not: the shortest way there is led along on the canvas.
  const promise = desk.getByRole("region", { name: "A person or an end within so many steps" });
  await promise.getByRole("button", { name: "Check" }).click();
  await expect(promise.getByText(/a person or an end is at most 8 steps away/)).toBeVisible();
  await promise.getByRole("spinbutton").fill("1");
  await promise.getByRole("button", { name: "Check" }).click();
  await expect(promise.getByText(/The shortest way there is played/)).toBeVisible();
  await expect(page.locator('article[data-visited="true"]').first()).toBeVisible();
});
