import { openMailServer } from "@patchbay/adapter-mail/mail-server.fixture";
import { FLOW_TEMPLATES } from "@patchbay/flow-templates/templates";
import { type Browser, expect, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { ChatDockDriver } from "../drivers/chat-dock.driver.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { ShopSite, WebChatDriver } from "../drivers/web-chat.driver.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

const HOUR = 3_600_000;
const MAIL = `mia-${Date.now()}@home.test`;

let browser: Browser;
let shop: ShopSite;
let post: Awaited<ReturnType<typeof openMailServer>>;
let admin: ApiUser;
let leo: ApiUser;
let chat: string;
/** Of the account that was there before, to be put back. */
let account: { readonly kind: "email"; readonly settings: unknown } | undefined;
/** What the agent had before this journey. */
let before: readonly string[];

const myChats = async () =>
  (await leo.query<{ chats: readonly { readonly id: string }[] }>("chat.mine")).chats.map(({ id }) => id);

test.beforeAll(async () => {
  browser = await launchBrowser();
  post = await openMailServer();
  admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
  shop = await ShopSite.open();
  const template = FLOW_TEMPLATES.find(({ id }) => id === "chat-bot-with-hand-over");
  const document = { ...template?.flow("en"), name: `ticket-chat-${Date.now()}` };
  const { revision } = await admin.mutate<{ revision: number }>("flow.create", { document });
  await admin.mutate("flow.publish", { name: document.name, revision, message: "first" });
  const settings = { origins: [shop.url], title: "Coffee help", greeting: "Ask us anything.", language: "en" };
  chat = (await admin.mutate<{ number: string }>("chat.addAddress", { label: "Tickets", settings })).number;
  await admin.mutate("number.bind", { number: chat, flow: document.name });
  shop.tag = `<script src="${currentStack().web}/widget.js" data-key="${chat}" async></script>`;
  leo = await ApiUser.signIn(currentStack().web, "agent1@harbour.demo");
  before = await myChats();
  const connections = await admin.query<{ kind: string; settings: unknown }[]>("connection.list");
  const found = connections.find(({ kind }) => kind === "email");
  account = found && { kind: "email", settings: found.settings };
  await admin.mutate("connection.save", { connection: { kind: "email", settings: post.settings }, secret: "secret" });
  await admin.mutate("library.saveCalendar", {
    ...{ name: "ticket-journey", title: "Always", timeZone: "UTC", holidays: [], emergency: false },
    weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" }],
  });
  await admin.mutate("slaPolicy.save", {
    ...{ name: "ticket-journey", title: "Two hours", calendar: "ticket-journey" },
    targets: { "first-response": 2 * HOUR, resolution: 8 * HOUR },
  });
});
test.afterAll(async () => {
  for (const conversation of await myChats()) {
    if (!before.includes(conversation)) await leo.mutate("chat.close", { conversation });
  }
  await leo.mutate("agent.setStatus", { wish: { status: "offline" } });
  await admin.mutate("slaPolicy.remove", { name: "ticket-journey" });
  await admin.mutate("number.remove", { number: chat });
  if (account) await admin.mutate("connection.save", { connection: account });
  else await admin.mutate("connection.remove", { kind: "email" });
  await browser.close();
  shop.close();
  await post.close();
});

/** The link in the newest mail. */
async function mailedLink(): Promise<string> {
  await expect.poll(() => post.received.length).toBeGreaterThan(0);
  const raw = (post.received.at(-1)?.raw ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /(\/portal#v1\.[\w-]+)/.exec(raw)?.[1] ?? "";
}

test("a chat becomes a ticket with a promise, is solved and closed, and the manager sees the customer's mark", async () => {
  const { web } = currentStack();
  const agent = new WorkspaceDriver(await openPage(browser, "agent1@harbour.demo"));
  await agent.open(web);
  await agent.becomeReady();
  const dock = new ChatDockDriver(agent.page);
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.goto(shop.url);
  const visitor = new WebChatDriver(page);
  await visitor.open();
  await visitor.says("My grinder is broken");
  await visitor.presses("Talk to a person");
  await dock.accept();
  await dock.transcript.getByText("My grinder is broken").waitFor();

  const customer = await leo.mutate<{ id: string }>("customer.create", { name: "Mia Journey", emails: [MAIL] });
  const subject = `Grinder ${Date.now()}`;
  const ticket = await leo.mutate<{ id: string; number: number }>("ticket.create", { subject, customer: customer.id });
  await dock.says(`Your ticket is #${ticket.number}.`);
  await visitor.reads(`Your ticket is #${ticket.number}.`);

  await agent.page.goto(`${web}/tickets`);
  const row = agent.page.getByRole("row", { name: new RegExp(subject) });
  await expect(row).toContainText("1 h");
  await picture(agent.page, "tickets-en");
  await row.getByRole("link", { name: subject }).click();
  await agent.page.getByLabel("Text", { exact: true }).fill("A new one is on its way.");
  await agent.page.getByRole("button", { name: "Write", exact: true }).click();
  await agent.page.getByText("Kept").waitFor();
  await agent.page.getByRole("combobox", { name: "Status" }).click();
  await agent.page.getByRole("option", { name: "Resolved" }).click();
  await expect(agent.page.getByRole("region", { name: "About the ticket" })).toContainText("Resolved");
  await picture(agent.page, "ticket-en");

  await page.goto(`${web}/help/harbour`);
  await page.getByLabel("Your e-mail address").fill(MAIL);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByText("a mail is on its way").waitFor();
  await page.goto(`${web}${await mailedLink()}`);
  await page.getByRole("button", { name: new RegExp(subject) }).click();
  await page.getByText("A new one is on its way.").waitFor();
  await page.getByRole("button", { name: "Close the ticket" }).click();
  await page.getByText("Closed").waitFor();
  await page.getByRole("radio", { name: "5 of 5" }).check({ force: true });
  await page.getByLabel("Tell us more").fill("Quick and kind");
  await page.getByRole("button", { name: "Send my mark" }).click();
  await page.getByText("Thank you for your mark: 5 of 5.").waitFor();
  await picture(page, "portal-en");

  const manager = await openPage(browser, "manager@harbour.demo");
  await manager.goto(`${web}/tickets/${ticket.id}`);
  await manager.getByText("Rated 5 of 5 Quick and kind").waitFor();
});
