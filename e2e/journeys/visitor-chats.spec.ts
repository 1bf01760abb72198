import { FLOW_TEMPLATES } from "@patchbay/flow-templates/templates";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { ChatDockDriver } from "../drivers/chat-dock.driver.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { ShopSite, WebChatDriver } from "../drivers/web-chat.driver.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

let browser: Browser;
let shop: ShopSite;
test.beforeAll(async () => {
  browser = await launchBrowser();
  shop = await ShopSite.open();
  shop.tag = await chatOf(shop);
});
test.afterAll(async () => {
  await browser.close();
  shop.close();
});

/** The template "Chat bot with hand-over", published, behind a chat that this site may show; its script tag. */
async function chatOf(site: ShopSite): Promise<string> {
  const { web } = currentStack();
  const admin = await ApiUser.signIn(web, "admin@harbour.demo");
  const template = FLOW_TEMPLATES.find(({ id }) => id === "chat-bot-with-hand-over");
  const document = { ...template?.flow("en"), name: `chat-${Date.now()}` };
  const { revision } = await admin.mutate<{ revision: number }>("flow.create", { document });
  await admin.mutate("flow.publish", { name: document.name, revision, message: "first" });
  const settings = { origins: [site.url], title: "Coffee help", greeting: "Ask us anything.", language: "en" };
  const { number } = await admin.mutate<{ number: string }>("chat.addAddress", { label: "Shop", settings });
  await admin.mutate("number.bind", { number, flow: document.name });
  return `<script src="${web}/widget.js" data-key="${number}" async></script>`;
}

async function visitor(): Promise<WebChatDriver> {
  const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await page.goto(shop.url);
  const chat = new WebChatDriver(page);
  await chat.open();
  await chat.reads("Ask us anything.");
  return chat;
}

/** What a try before this one may have left. */
async function removeLeftAnswers(): Promise<void> {
  for (const [email, verb] of [
    ["supervisor@harbour.demo", "remove"],
    ["agent1@harbour.demo", "removeOwn"],
  ] as const) {
    const person = await ApiUser.signIn(currentStack().web, email);
    const answers = await person.query<{ id: string; shortcut: string; owner?: string }[]>("cannedAnswer.list");
    for (const { id, shortcut, owner } of answers) {
      if (shortcut === "tomorrow" && (owner === undefined) === (verb === "remove")) {
        await person.mutate(`cannedAnswer.${verb}`, { id });
      }
    }
  }
}

/** A supervisor writes one for all on the page, the agent one of their own; each is removed by who wrote it. */
async function cannedAnswers(): Promise<() => Promise<void>> {
  await removeLeftAnswers();
  const supervisor = await openPage(browser, "supervisor@harbour.demo");
  const leo = await openPage(browser, "agent1@harbour.demo");
  const write = async (page: Page, kind: string, title: string, text: string) => {
    await page.goto("/answers");
    await page.getByRole("button", { name: kind }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Shortcut").fill("tomorrow");
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByLabel("Text").fill(text);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("cell", { name: "/tomorrow" }).first().waitFor();
  };
  await write(supervisor, "Add an answer for all", "For all", "It comes some day.");
  await write(leo, "Add an own answer", "Of Leo", "I am {{agent.name}}. Ticket {{ticket.number}}: ");
  await expect(leo.getByRole("button", { name: "Edit For all" })).toHaveCount(0);
  await expect(leo.getByRole("cell", { name: "/tomorrow" })).toHaveCount(2);
  await supervisor.reload();
  await supervisor.getByRole("button", { name: "Edit For all" }).waitFor();
  await expect(supervisor.getByText("Of Leo")).toHaveCount(0);
  const remove = async (page: Page, title: string) => {
    await page.getByRole("button", { name: `Edit ${title}` }).click();
    await page.getByRole("button", { name: `Remove “${title}”` }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.context().close();
  };
  return async () => {
    await remove(supervisor, "For all");
    await remove(leo, "Of Leo");
  };
}

test("visitors chat with the bot, an agent answers two at once, a reload loses nothing, and all stands on the contact", async () => {
  const { web } = currentStack();
  const removeAnswers = await cannedAnswers();
  const agent = new WorkspaceDriver(await openPage(browser, "agent1@harbour.demo"));
  await agent.open(web);
  await agent.becomeReady();
  const dock = new ChatDockDriver(agent.page);

  const first = await visitor();
  await first.says("Where is my parcel?");
  await first.reads("What can we do for you?");
  await picture(first.page, "web-chat-en");
  await first.presses("My order");
  await first.reads(/Which order is it/);
  await first.says("4711");
  await dock.accept();
  await first.reads("Leo Lindqvist has joined.");
  // Above what was said; the knowledge panel has it once more.
  const advice = agent.page.getByRole("region", { name: "Suggested for this contact" }).first();
  await expect(advice).toContainText("Read what was said to the assistant");

  const second = await visitor();
  await second.says("Do you have decaf?");
  await second.presses("Talk to a person");
  await dock.accept();
  await dock.transcript.getByText("Do you have decaf?").waitFor();
  await dock.says("We do, from Peru.");
  await dock.choose(0);
  await dock.transcript.getByText("Where is my parcel?").waitFor();
  expect(await dock.takesCanned("tomo")).toBe("I am Leo Lindqvist. Ticket …: ");
  // What is not known is marked, and written over.
  await agent.page.keyboard.type("(none)");
  expect(await agent.page.getByLabel("Your answer").inputValue()).toBe("I am Leo Lindqvist. Ticket (none): ");
  await dock.says("It comes tomorrow.");
  await picture(agent.page, "workspace-chats-en");
  await second.reads("We do, from Peru.");
  await first.reads("It comes tomorrow.");
  expect(await second.lines()).not.toContain("It comes tomorrow.");

  const before = await first.lines();
  expect(before).toEqual([
    "Where is my parcel?",
    "Hello! I am the assistant of this shop.",
    "What can we do for you?",
    "My order",
    "Which order is it? Please write its number.",
    "4711",
    "Leo Lindqvist has joined.",
    "It comes tomorrow.",
  ]);
  await first.page.reload();
  await first.open();
  await first.reads("It comes tomorrow.");
  expect(await first.lines()).toEqual(before);
  await first.says("Thank you!");
  await dock.transcript.getByText("Thank you!").waitFor();

  await dock.close("Resolved");
  await first.reads(/How content are you/);
  await first.says("5");
  await first.reads("Thank you, and have a good day.");
  await first.reads("This conversation has ended. Write to begin a new one.");
  await dock.close("To be followed up");
  await agent.statusIs("ready");

  await removeAnswers();

  const manager = await openPage(browser, "manager@harbour.demo");
  const api = await ApiUser.signIn(web, "manager@harbour.demo");
  const found = await api.query<{ calls: readonly { id: string; channel: string; disposition?: string }[] }>(
    "calls.search",
    { limit: 20 },
  );
  const contact = found.calls.find(({ channel, disposition }) => channel === "chat" && disposition === "resolved");
  await manager.goto(`/calls/${contact?.id}`);
  await expect(manager.getByText("It comes tomorrow.")).toBeVisible();
  await expect(manager.getByText("Resolved")).toBeVisible();
  await picture(manager, "contact-chat-en");
});
