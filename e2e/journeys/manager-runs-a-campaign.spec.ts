import { NEW_TRUNK } from "@patchbay/domain/trunk/trunk";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, test } from "@playwright/test";
import type { PhoneCall } from "../../apps/cli/src/phone/phone-call.ts";
import { SipPhone } from "../../apps/cli/src/phone/sip-phone.ts";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

/** New in each run, so that a product that runs already can be used again. */
const RUN = String(1_000 + (process.pid % 9_000));
const PREFIX = `+4951${RUN}`;
const [ANN, BO, NEVER, ASLEEP] = [1, 2, 3, 4].map((digit) => `${PREFIX}00${digit}`) as [string, string, string, string];
const TITLE = `Spring offer ${RUN}`;
const NAME = `campaign-${RUN}`;

let browser: Browser;
let carrier: SipPhone;
let admin: ApiUser;
/** In the order in which they rang. */
const calls: PhoneCall[] = [];
const rang = () => calls.map(({ invite }) => /(\+\d+)@/.exec(invite?.uri ?? "")?.[1]);

test.beforeAll(async () => {
  browser = await launchBrowser();
  carrier = await SipPhone.open("127.0.0.1");
  carrier.onCall = (call) => void calls.push(call);
  admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
  await admin.mutate("trunk.save", {
    trunk: {
      ...NEW_TRUNK,
      ...{ name: NAME, uri: `sip:127.0.0.1:${carrier.port};transport=udp`, callerId: "+4930555", callerIdRule: "any" },
      ...{ allowedPrefixes: [PREFIX], probed: false },
    },
    isNew: true,
  });
  const queue = { queue: "sales", data: [{ label: "Plan", value: "{{ contact.Plan }}" }] };
  const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed"];
  const document = drawFlow(NAME, {
    start: { type: "start", to: { next: "queue" } },
    queue: {
      type: "send-to-queue",
      config: queue as never,
      to: Object.fromEntries(exits.map((exit) => [exit, "bye"])),
    },
    bye: { type: "hang-up" },
  });
  const { revision } = await admin.mutate<{ revision: number }>("flow.create", { document });
  await admin.mutate("flow.publish", { name: NAME, revision, message: "first" });
  await admin.mutate("doNotCall.add", { number: NEVER, reason: "asked for it" });
});
/** However it went, the next journey finds no campaign that dials and no agent who takes calls. */
test.afterAll(async () => {
  const { id, status } = (await ours()) ?? {};
  if (status === "running" || status === "paused") await admin.mutate("campaign.steer", { id, event: "stopped" });
  await Promise.all(calls.map((call) => call.hangUp()));
  await admin.mutate("supervision.setStatus", { agent: "harbour-agent1", wish: { status: "offline" } });
  await admin.mutate("doNotCall.remove", { number: NEVER });
  await admin.mutate("flow.archive", { name: NAME });
  await admin.mutate("trunk.remove", { name: NAME });
  await carrier.close();
  await browser.close();
});

/** The zones where it is noon and midnight now: within the hours, and far from them. */
function zones(): { readonly noon: string; readonly midnight: string } {
  const hour = new Date().getUTCHours();
  const ahead = 12 - hour;
  // The signs of these names are the other way round: Etc/GMT-3 is three hours ahead.
  const zone = (hours: number) => (hours === 0 ? "Etc/GMT" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`);
  return { noon: zone(ahead), midnight: zone(ahead > 0 ? ahead - 12 : ahead + 12) };
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly status: string;
}

async function ours(): Promise<Listed | undefined> {
  return (await admin.query<readonly Listed[]>("campaign.list")).find(({ title }) => title === TITLE);
}

async function personRings(number: string): Promise<PhoneCall> {
  await expect.poll(() => rang().at(-1), { timeout: 60_000 }).toBe(number);
  return calls.at(-1) as PhoneCall;
}

test("a manager imports a list, starts a campaign, an agent gets the answered calls with their data, and the results say so", async () => {
  const supervisor = await openPage(browser, "supervisor@harbour.demo");
  await supervisor.goto("/campaigns");
  // A page without campaigns offers it twice.
  await supervisor.getByRole("button", { name: "New campaign" }).first().click();
  const dialog = supervisor.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(TITLE);
  await dialog.getByLabel("Flow").click();
  await supervisor.getByRole("option", { name: NAME }).click();
  await dialog.getByLabel("Queue").click();
  await supervisor.getByRole("option", { name: "Sales" }).click();
  for (const day of ["Sat", "Sun"]) await dialog.getByRole("checkbox", { name: day }).click();
  await dialog.getByRole("button", { name: "Add a code" }).click();
  await dialog.getByLabel("Outcome code 1").fill("Bought it");
  await dialog.getByRole("button", { name: "Save" }).click();
  await supervisor.getByRole("heading", { name: TITLE }).waitFor();

  await supervisor.getByRole("button", { name: "Import contacts" }).click();
  const { noon, midnight } = zones();
  const list = [
    ...["Who;Reach them at;Zone;Plan", `Ann Arbor;${ANN};${noon};=1+1`, `Bo Berg;${BO};${noon};Gold`],
    ...[`Never Call;${NEVER};${noon};Gold`, `Asleep;${ASLEEP};${midnight};Gold`, "Broken;not a number;;Gold"],
  ].join("\r\n");
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  // No title says that a column holds numbers: the manager does.
  await dialog.getByText("Say which column holds the number.").waitFor();
  for (const [role, column] of [
    ["Number", "Reach them at"],
    ["Name", "Who"],
    ["Time zone", "Zone"],
  ] as const) {
    await dialog.getByLabel(role, { exact: true }).click();
    await supervisor.getByRole("option", { name: column, exact: true }).click();
  }
  await dialog.getByText("row 6: “not a number” is no number").waitFor();
  await dialog.getByText("1 cell would have run as a formula").waitFor();
  await picture(supervisor, "campaign-import-en");
  await dialog.getByRole("button", { name: "Take 4" }).click();
  await dialog.waitFor({ state: "detached" });

  const agent = new WorkspaceDriver(await openPage(browser, "agent1@harbour.demo"));
  await agent.open(currentStack().web);
  await agent.becomeReady();
  await supervisor.getByRole("button", { name: "Start", exact: true }).click();
  const first = await personRings(ANN);
  expect(rang()).toEqual([ANN]);
  await first.answer();
  await agent.conversationIs("talking");
  await expect(agent.page.getByText("'=1+1").first()).toBeVisible();
  await expect(agent.page.getByText("Ann Arbor").first()).toBeVisible();

  // A pause lets the talk go on, and dials nobody else.
  await supervisor.getByRole("button", { name: "Pause" }).click();
  await supervisor.getByRole("button", { name: "Resume" }).waitFor();
  await agent.hangUp();
  await agent.chooseOutcome("Bought it");
  await agent.finishWrapUp();
  await first.ended;
  const { id } = (await ours()) as Listed;
  const state = () => admin.query<{ status: string; pulse: Record<string, number> }>("campaign.get", { id });
  await expect.poll(async () => (await state()).pulse.done).toBe(1);
  expect(rang()).toEqual([ANN]);

  await supervisor.getByRole("button", { name: "Resume" }).click();
  const second = await personRings(BO);
  await second.answer();
  await agent.conversationIs("talking");
  await expect(agent.page.getByText("Bo Berg").first()).toBeVisible();
  await second.hangUp();
  await agent.finishWrapUp();

  // Who must not be called is settled without a call; who is asleep is left for their own morning.
  await expect.poll(async () => (await state()).pulse).toMatchObject({ done: 3, waiting: 1, attempts: 2 });
  expect(rang()).toEqual([ANN, BO]);
  await expect(supervisor.getByRole("row", { name: NEVER })).toContainText("On do-not-call list");
  await expect(supervisor.getByRole("row", { name: ASLEEP })).toContainText("Waiting");
  await picture(supervisor, "campaign-results-en");
  type Result = { readonly number: string; readonly answeredAt: number; readonly connectedAt: number };
  const results = await admin.query<readonly (Result & { readonly disposition?: string })[]>("campaign.results", {
    id,
  });
  expect(results.map(({ number, disposition }) => [number, disposition])).toEqual(
    expect.arrayContaining([[ANN, "bought-it"]]),
  );
  const waits = results.map(({ answeredAt, connectedAt }) => connectedAt - answeredAt);
  console.log(`campaign calls, from answer to agent (bar: 2,000 ms): ${waits.join(", ")} ms`);
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(0);
  await supervisor.getByRole("button", { name: "Stop" }).click();
  await supervisor.getByText("Stopped").waitFor();
});
