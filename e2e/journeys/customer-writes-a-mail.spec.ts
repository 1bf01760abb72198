import { readMail } from "@patchbay/adapter-mail/read-mail";
import { PASSWORD, TestMailServer } from "@patchbay/adapter-mail/test-mail-server";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type Browser, expect, test } from "@playwright/test";
import { ApiUser } from "../drivers/api.driver.ts";
import { launchBrowser } from "../drivers/browser.ts";
import { ChatDockDriver } from "../drivers/chat-dock.driver.ts";
import { openPage } from "../drivers/person.ts";
import { picture } from "../drivers/picture.ts";
import { WorkspaceDriver } from "../drivers/workspace.driver.ts";
import { currentStack } from "../stack.ts";

const NAME = `mails-${Date.now()}`;

let browser: Browser;
let mails: TestMailServer;
let admin: ApiUser;
let address: string;

test.beforeAll(async () => {
  [browser, mails] = await Promise.all([launchBrowser(), TestMailServer.start()]);
  admin = await ApiUser.signIn(currentStack().web, "admin@harbour.demo");
  const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed"];
  const steps = {
    start: { type: "start", to: { next: "queue" } },
    queue: {
      type: "send-to-queue",
      config: { queue: "sales" } as never,
      to: Object.fromEntries(exits.map((exit) => [exit, "end"])),
    },
    end: { type: "end" },
  };
  const document = drawFlow(NAME, steps, { channel: "chat" });
  const { revision } = await admin.mutate<{ revision: number }>("flow.create", { document });
  await admin.mutate("flow.publish", { name: NAME, revision, message: "first" });
  const server = { host: "127.0.0.1", security: "none", user: "help" };
  const line = {
    ...{
      address: "help@shop.example",
      name: "The shop",
      signature: "{{ agent }}\nThe coffee shop",
      queueSignatures: {},
    },
    ...{ imap: { ...server, port: mails.imapPort, folder: "INBOX" }, smtp: { ...server, port: mails.smtpPort } },
  };
  const wanted = { label: "Help by mail", line, passwords: { imap: PASSWORD, smtp: PASSWORD } };
  address = (await admin.mutate<{ number: string }>("chat.addMailLine", wanted)).number;
  await admin.mutate("number.bind", { number: address, flow: NAME });
  // Who writes is known.
  await admin.mutate("customer.create", { name: "Ann Arbor", emails: ["ann@example.org"] });
});
test.afterAll(async () => {
  await admin.mutate("supervision.setStatus", { agent: "harbour-agent1", wish: { status: "offline" } });
  await admin.mutate("number.remove", { number: address });
  await mails.stop();
  await browser.close();
});

const deliver = (id: string, head: string, body: string) =>
  mails.deliver(
    "help",
    `From: Ann <ann@example.org>\nTo: help@shop.example\nMessage-ID: <${id}>\n${head}\n\n${body}\n`,
  );

test("a customer writes a mail, is answered with signature and file, writes back in the thread, and the matter is closed", async () => {
  const agent = new WorkspaceDriver(await openPage(browser, "agent1@harbour.demo"));
  await agent.open(currentStack().web);
  await agent.becomeReady();
  const dock = new ChatDockDriver(agent.page);

  await deliver("first@example.org", "Subject: Where is my parcel?", "I have been waiting since Monday.");
  const before = await dock.count();
  await dock.accept();
  await dock.transcript.getByText("I have been waiting since Monday.").waitFor();
  await agent.page.getByLabel("Your answer").fill("It comes tomorrow. The label is attached.");
  await agent.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "label 标签.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 label") });
  await agent.page.getByRole("button", { name: "Send" }).click();
  await dock.transcript.getByText("It comes tomorrow. The label is attached.").waitFor();
  await picture(agent.page, "workspace-mail-en");

  await expect.poll(() => mails.sent.length, { timeout: 60_000 }).toBe(1);
  const [sent] = mails.sent;
  expect(sent?.to).toEqual(["ann@example.org"]);
  expect(sent?.raw).toMatch(/^In-Reply-To: <first@example\.org>/im);
  const read = await readMail(Buffer.from(sent?.raw ?? ""));
  expect(read.subject).toMatch(/^Re: Where is my parcel\?/);
  expect(read.text).toContain("It comes tomorrow. The label is attached.\n\n-- \nLeo Lindqvist\nThe coffee shop");
  expect(read.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ["label 标签.pdf", "%PDF-1.7 label"],
  ]);

  const head = `Subject: ${read.subject}\nIn-Reply-To: <${read.id}>`;
  await deliver("second@example.org", head, "Thank you!\n\nOn Monday, The shop wrote:\n> It comes tomorrow.");
  await dock.transcript.getByText("Thank you!").waitFor();
  expect(await dock.count()).toBe(before + 1);
  await dock.close("Resolved");
  await agent.statusIs("ready");

  // The customer's page tells of it, as of every other contact.
  const [ann] = await admin.query<{ id: string }[]>("customer.search", { text: "ann@example.org" });
  const supervisor = await openPage(browser, "supervisor@harbour.demo");
  await supervisor.goto(`/customers/${ann?.id}`);
  await supervisor.getByRole("heading", { name: "Ann Arbor" }).waitFor();
  await expect(supervisor.getByRole("list", { name: "Timeline" }).getByRole("listitem").first()).toContainText(
    "Resolved",
  );
  await picture(supervisor, "customer-en");
});
