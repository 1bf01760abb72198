import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, test } from "@playwright/test";
import { CallWorld } from "../calls/call-world.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { DashboardDriver } from "../drivers/dashboard.driver.ts";
import { GroupDriver } from "../drivers/group.driver.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(() => browser.close());

const listening = drawFlow("listens", {
  start: { type: "start", to: { next: "rest" } },
  rest: { type: "wait", config: { forMs: 600_000 } as never, to: { done: "bye" } },
  bye: { type: "hang-up" },
});

test("an administrator makes organisations below theirs, and a manager sees a call there on the group's wall", async () => {
  test.setTimeout(180_000);
  const stack = currentStack();
  const stamp = Date.now().toString(36);
  const [west, pier] = [`West ${stamp}`, `Pier ${stamp}`];
  const admin = new GroupDriver(await openPage(browser, "admin@harbour.demo"));
  await admin.open();
  await admin.make(west, `west-${stamp}`);
  await admin.make(pier, `pier-${stamp}`);
  await admin.limit(west, 5, 1);
  await admin.move(pier, west);
  await expect.poll(async () => (await admin.names()).slice(-2)).toEqual([west, pier]);

  const manager = new GroupDriver(await openPage(browser, "manager@harbour.demo"));
  await manager.open();
  const [top = ""] = await manager.names();
  await expect(manager.figure(west, "calls")).toHaveText("0");
  await expect(manager.page.getByRole("button", { name: `Move ${pier}` })).toHaveCount(0);
  const before = Number(await manager.figure(top, "calls").textContent());

  // A call in the organisation below, whose number and flow are its own.
  const world = await CallWorld.at(stack);
  const mine = await world.admin.query<readonly { id: string; name: string }[]>("group.organisations");
  await world.admin.workIn(mine.find(({ name }) => name === west)?.id ?? "");
  await expect
    .poll(async () => (await world.admin.query<{ tenant: { name: string } }>("session.me")).tenant.name)
    .toBe(west);
  const number = await world.answerWith(listening);
  const phone = await world.phone();
  const ring = () => phone.call({ server: world.server, to: number, from: world.caller() });
  const call = await ring();
  expect(await call.answered).toBe(true);
  await expect(manager.figure(west, "calls")).toHaveText("1");
  await expect(manager.figure(top, "calls")).toHaveText(String(before + 1));
  await expect(manager.figure(pier, "calls")).toHaveText("0");
  await picture(manager.page, "group-wall");
  // The group allows it one call at once.
  expect(await (await ring()).ended).toMatchObject({ by: "refused", status: 486 });
  await call.hangUp();
  await expect(manager.figure(west, "calls")).toHaveText("0");
  await world.close();

  const board = new DashboardDriver(manager.page);
  await board.create(stack.web, `Group ${stamp}`);
  await board.addTile("Table", ["Calls"]);
  await board.byOrganisation("Calls");
  await expect(board.tile("Calls").getByRole("row").filter({ hasText: west })).toContainText("1");
  await expect(board.tile("Calls").getByRole("row").filter({ hasText: pier })).toContainText("0");
});
