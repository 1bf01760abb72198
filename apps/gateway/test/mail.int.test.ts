import { readMail } from "@patchbay/adapter-mail/read-mail";
import { PASSWORD, TestMailServer } from "@patchbay/adapter-mail/test-mail-server";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { ConversationId, QueueEntryId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient } from "./test-client.ts";
import { startTestGateway, type TestGateway } from "./test-gateway.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };
let postgres: TestPostgres;
let mails: TestMailServer;
let gateway: TestGateway;
let stores: ReturnType<TestGateway["stores"]["of"]>;
let ada: TestClient;
let address: string;

const line = () => ({
  ...{ address: "help@shop.example", name: "Shop, the", signature: "{{ agent }}\nThe shop" },
  queueSignatures: {},
  imap: { host: "127.0.0.1", port: mails.imapPort, security: "none" as const, user: "help", folder: "INBOX" },
  smtp: { host: "127.0.0.1", port: mails.smtpPort, security: "none" as const, user: "help" },
});

beforeAll(async () => {
  [postgres, mails] = await Promise.all([startTestPostgres(), TestMailServer.start()]);
  gateway = await startTestGateway(postgres);
  stores = gateway.stores.of(await gateway.tenant("harbour", [{ id: "ada", role: "admin" }]));
  ada = await gateway.signedIn("harbour", "ada");
  await gateway.tenant("creek", [{ id: "eve", role: "admin" }]);
  const steps = { start: { type: "start", to: { next: "end" } }, end: { type: "end" } };
  const document = drawFlow("answers", steps, { channel: "chat" });
  const { revision } = await ada.done<{ revision: number }>("flow.create", { document });
  await ada.done("flow.publish", { name: "answers", revision, message: "first" });
  const wanted = { label: "Help", line: line(), passwords: { imap: PASSWORD, smtp: PASSWORD } };
  address = (await ada.done<{ number: string }>("chat.addMailLine", wanted)).number;
  await ada.done("number.bind", { number: address, flow: "answers" });
});
afterAll(async () => {
  await gateway?.stop();
  await mails?.stop();
  await postgres?.stop();
});

interface Written {
  readonly from: string;
  readonly id: string;
  readonly subject?: string;
  readonly head?: string;
  readonly body?: string;
}

function deliver({ from, id, subject = "Where is it?", head = "", body = "Hello" }: Written): Promise<void> {
  const more = head === "" ? "" : `${head}\n`;
  return mails.deliver(
    "help",
    `From: ${from}\nTo: help@shop.example\nSubject: ${subject}\nMessage-ID: <${id}>\n${more}\n${body}\n`,
  );
}

async function stored(id: string): Promise<Conversation> {
  let found: Conversation | undefined;
  await expect
    .poll(async () => (found = await stores.conversations.withMail(address, [`mail/${id}`])), PATIENCE)
    .toBeDefined();
  return found as Conversation;
}
const messagesOf = ({ id }: Conversation): Promise<readonly Message[]> =>
  stores.conversations.messages(id, { after: 0, limit: 100 });

async function answer({ id }: { readonly id: ConversationId }, key: string, text: string): Promise<number> {
  const author = { kind: "agent" as const, id: "ada" as UserId, name: "Ada" };
  return must(await stores.conversations.write(id, { key, author, body: { kind: "text", text }, at: Date.now() })).seq;
}

const field = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, "im").exec(raw)?.[1]?.replace(/\s+/g, " ") ?? "";

describe("an e-mail address", () => {
  it("takes a mail once it is stored, with its files by name only and its HTML made harmless, and then marks it as seen", async () => {
    const html =
      '<p onclick="x()">Hello <b>you</b></p><script>alert(1)</script><img src="https://spy.example/1.gif"><a href="javascript:x()">a</a><style>@import "https://spy.example"</style><form action="https://spy.example"><input></form>';
    await mails.deliver(
      "help",
      [
        "From: Ann <Ann@example.org>\nTo: help@shop.example\nSubject: My order\nMessage-ID: <first@example.org>",
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n',
        `--b\nContent-Type: text/html; charset=utf-8\n\n${html}`,
        '--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="../../etc/cron.d/bill.pdf"\n\n%PDF',
        "--b--\n",
      ].join("\n"),
    );
    const conversation = await stored("first@example.org");
    expect(conversation).toMatchObject({ channel: "email", facts: { name: "Ann", from: "ann@example.org" } });
    const [message] = await messagesOf(conversation);
    expect(message?.body).toMatchObject({
      kind: "text",
      text: "Hello you\n\na",
      mail: { from: "ann@example.org", subject: "My order" },
      attachments: [{ name: "bill.pdf", type: "application/pdf", bytes: 4 }],
    });
    const shown = message?.body.kind === "text" ? (message.body.mail?.html ?? "") : "";
    expect(shown).toContain("<b>you</b>");
    expect(shown).not.toMatch(/script|onclick|style|form|input/i);
    // A picture is named, and loaded by nobody before its reader asks for it.
    expect(shown).toContain('<img src="https://spy.example/1.gif" />');

    const file = await ada.fetch(`/api/conversations/${conversation.id}/messages/${message?.seq}/files/0`);
    expect(await file.text()).toBe("%PDF");
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": "attachment; filename=\"bill.pdf\"; filename*=UTF-8''bill.pdf",
      "x-content-type-options": "nosniff",
    });
    const eve = await gateway.signedIn("creek", "eve");
    for (const path of ["1/files/0", "1/files/7", "9/files/0"]) {
      const other = await eve.fetch(`/api/conversations/${conversation.id}/messages/${path}`);
      expect(other.status).toBe(404);
    }
    await expect.poll(() => mails.unread("help"), PATIENCE).toEqual([]);
  });

  it("answers in the thread, under a name that the customer's answer is found by, also when only the subject is left", async () => {
    await deliver({ from: "Bo <bo@example.org>", id: "bo-1@example.org" });
    const conversation = await stored("bo-1@example.org");
    const seq = await answer(conversation, "a1", "It comes tomorrow.");
    await expect.poll(() => mails.sent.length, PATIENCE).toBe(1);
    const [sent] = mails.sent;
    expect(sent?.to).toEqual(["bo@example.org"]);
    const raw = sent?.raw ?? "";
    const token = conversation.visitor.split("#")[1];
    expect(field(raw, "Message-ID")).toBe(`<${conversation.id}.${seq}@shop.example>`);
    expect(field(raw, "In-Reply-To")).toBe("<bo-1@example.org>");
    expect(field(raw, "Subject")).toBe(`Re: Where is it? [#${token}]`);
    expect(field(raw, "From")).toBe('"Shop, the" <help@shop.example>');
    expect(field(raw, "Auto-Submitted")).toBe("");
    expect(raw).toContain("It comes tomorrow.\r\n\r\n-- \r\nAda\r\nThe shop");

    const quote = "On Mon, 23 Nov 2026, Shop wrote:\n> It comes tomorrow.";
    const head = `In-Reply-To: <${conversation.id}.${seq}@shop.example>`;
    await deliver({ from: "bo@example.org", id: "bo-2@example.org", head, body: `Thanks!\n\n${quote}` });
    await stored("bo-2@example.org");
    await deliver({
      from: "bo@example.org",
      id: "bo-3@example.org",
      subject: `AW: hello [#${token}]`,
      body: "One more.",
    });
    await stored("bo-3@example.org");
    const words = (await messagesOf(conversation)).flatMap(({ body }) => (body.kind === "text" ? body.text : []));
    expect(words).toEqual(["Hello", "It comes tomorrow.", "Thanks!", "One more."]);

    await deliver({ from: "eve@example.org", id: "eve-1@example.org", head, subject: `Re: [#${token}]` });
    expect((await stored("eve-1@example.org")).visitor).toMatch(/^eve@example\.org#/);
  });

  it("sends a long answer with the files of whoever has the contact, and nobody else's", async () => {
    await deliver({ from: "kim@example.org", id: "kim-1@example.org" });
    const conversation = await stored("kim-1@example.org");
    const path = `/api/conversations/${conversation.id}/files`;
    const lay = () =>
      ada.fetch(path, { method: "POST", raw: Buffer.from("a,b\n1,2\n"), headers: { "content-type": "text/csv" } });
    expect(await (await lay()).json()).toMatchObject({ code: "conversation.not-yours" });
    const apply = (event: Parameters<typeof stores.conversations.apply>[1]) =>
      stores.conversations.apply(conversation.id, event, Date.now());
    must(await apply({ type: "queued", queue: "support" }));
    must(await apply({ type: "agent-joined", agent: "ada" as UserId, name: "Ada", entry: "e1" as QueueEntryId }));
    const { id } = (await (await lay()).json()) as { id: string };
    const text = "It is a long story. ".repeat(500);
    const write = (key: string, files: readonly object[]) =>
      ada.mutate("chat.write", { conversation: conversation.id, key, text, files });
    const gone = { failure: { code: "conversation.file-gone" } };
    expect(await write("another-1", [{ id: "mail/first@example.org/0", name: "x" }])).toMatchObject(gone);
    expect(await write("another-2", [{ id: `${id}x`, name: "x" }])).toMatchObject(gone);
    mails.sent.length = 0;
    await ada.done("chat.write", {
      conversation: conversation.id,
      key: "answer-1",
      text,
      files: [{ id, name: "../价目.csv" }],
    });
    await expect.poll(() => mails.sent.length, PATIENCE).toBe(1);
    const sent = await readMail(Buffer.from(mails.sent[0]?.raw ?? ""));
    expect(sent.text.replace(/\s+/g, " ")).toContain(text.trim());
    expect(sent.attachments.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ["价目.csv", "a,b\n1,2\n"],
    ]);
  });

  it("sends on when a dead mail server is back, in order and once, and says on the contact what was refused for good", async () => {
    await deliver({ from: "cy@example.org", id: "cy-1@example.org" });
    await deliver({ from: "nobody@example.org", id: "nobody-1@example.org" });
    const [lives, refused] = [await stored("cy-1@example.org"), await stored("nobody-1@example.org")];
    mails.sent.length = 0;
    await mails.stopSmtp();
    const first = await answer(lives, "a1", "One.");
    await answer(lives, "a2", "Two.");
    await answer(refused, "a1", "Hello?");
    await expect
      .poll(
        async () => (await stores.conversations.undelivered(Date.now() + 60_000, 10)).some((one) => one.attempts > 0),
        PATIENCE,
      )
      .toBe(true);
    await mails.startSmtp();
    await expect.poll(() => mails.sent.length, PATIENCE).toBe(2);
    expect(mails.sent.map(({ raw }) => /One\.|Two\./.exec(raw)?.[0])).toEqual(["One.", "Two."]);
    expect(field(mails.sent[0]?.raw ?? "", "Message-ID")).toBe(`<${lives.id}.${first}@shop.example>`);
    const notes = async () => (await messagesOf(refused)).filter(({ body }) => body.kind === "note");
    await expect.poll(notes, PATIENCE).toMatchObject([{ body: { text: expect.stringContaining("no such mailbox") } }]);
  });

  it("answers no program and not itself: notes in the thread, or unread where it lies", async () => {
    await deliver({ from: "dan@example.org", id: "dan-1@example.org" });
    const conversation = await stored("dan-1@example.org");
    const head = "References: <dan-1@example.org>\nAuto-Submitted: auto-replied";
    await deliver({ from: "dan@example.org", id: "dan-2@example.org", head, body: "I am away." });
    await deliver({ from: "help@shop.example", id: "own-1@shop.example", subject: "From ourselves" });
    await deliver({ from: "news@example.org", id: "news-1@example.org", head: "Precedence: bulk", subject: "News" });
    const report = [
      "From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nMessage-ID: <dsn-1@mx.example>\nMIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="r"\n',
      "--r\nContent-Type: text/plain\n\nSorry.",
      "--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; dan@example.org\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full\n",
      `--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${conversation.id}.2@shop.example>\n`,
      "--r--\n",
    ];
    await mails.deliver("help", report.join("\n"));
    await stored("dsn-1@mx.example");
    const said = (await messagesOf(conversation)).map(({ body }) => [body.kind, "text" in body ? body.text : ""]);
    expect(said).toEqual([
      ["text", "Hello"],
      ["note", "Not answered (Auto-Submitted): Where is it?\nI am away."],
      ["note", "The mail to dan@example.org was not delivered (5.2.2): 552 mailbox full"],
    ]);
    expect(await mails.unread("help")).toEqual(["From ourselves", "News"]);
  });

  it("keeps reading over broken mails, many parts, deep nesting and senders who write without an end", async () => {
    const part = "--b\nContent-Type: text/plain\n\nx\n";
    const many = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"`;
    await deliver({ from: "flo@example.org", id: "flo-1@example.org", head: many, body: `${part.repeat(5_000)}--b--` });
    const levels = Array.from({ length: 400 }, (_, n) => n);
    const nested = levels.map((n) => `--n${n}\nContent-Type: multipart/mixed; boundary="n${n + 1}"\n`).join("\n");
    const deep = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="n0"';
    await deliver({ from: "flo@example.org", id: "flo-2@example.org", head: deep, body: nested });
    await deliver({
      from: "flo@example.org",
      id: "flo-3@example.org",
      head: "Content-Type: text/plain; charset=no-such",
      body: "\u00e9",
    });
    for (const id of ["flo-1", "flo-2", "flo-3"]) await stored(`${id}@example.org`);
    const [bomb] = await messagesOf(await stored("flo-1@example.org"));
    expect(bomb?.body).toMatchObject({ text: "Where is it?", mail: { dropped: ["unreadable"] } });

    for (let n = 0; n < 24; n++) {
      const head = n === 0 ? "" : "References: <gus-0@example.org>";
      await deliver({ from: "gus@example.org", id: `gus-${n}@example.org`, head, body: `Again ${n}` });
    }
    const flood = await stored("gus-23@example.org");
    const kinds = (await messagesOf(flood)).map(({ body }) => body.kind);
    expect(kinds.filter((kind) => kind === "text").length).toBe(20);
    expect(kinds.filter((kind) => kind === "note").length).toBe(4);
  });

  it("loses nothing and takes nothing twice when the server goes away, comes back and has renumbered its folder", async () => {
    await deliver({ from: "hal@example.org", id: "hal-1@example.org" });
    const conversation = await stored("hal-1@example.org");
    const before = (await stores.mailboxes.state(address)).cursor;
    await mails.stopImap();
    await expect
      .poll(async () => (await stores.mailboxes.state(address)).trouble?.why, PATIENCE)
      .toMatch(/unreachable/);
    mails.renumber("help");
    await mails.startImap();
    await deliver({
      from: "hal@example.org",
      id: "hal-2@example.org",
      head: "In-Reply-To: <hal-1@example.org>",
      body: "Still there?",
    });
    await stored("hal-2@example.org");
    const cursor = async () => (await stores.mailboxes.state(address)).cursor?.validity;
    await expect.poll(cursor, PATIENCE).not.toBe(before?.validity);
    expect((await messagesOf(conversation)).map(({ body }) => "text" in body && body.text)).toEqual([
      "Hello",
      "Still there?",
    ]);
    expect((await stores.mailboxes.state(address)).trouble).toBeUndefined();
  });

  it("says what is wrong with a server before it is kept, and shows nobody its passwords", async () => {
    const check = (change: object, passwords: object = {}) =>
      ada.done("chat.checkMailLine", { address, line: { ...line(), ...change }, passwords });
    expect(await check({})).toEqual({ imap: { ok: true }, smtp: { ok: true } });
    expect(await check({}, { imap: "guess", smtp: "guess" })).toMatchObject({
      imap: { error: { code: "mail.refused" } },
      smtp: { error: { code: "mail.refused" } },
    });
    const inside = { ...line().smtp, host: "10.0.0.1" };
    expect(await check({ smtp: inside })).toMatchObject({ smtp: { error: { code: "mail.unreachable" } } });
    const listed = JSON.stringify(await ada.ask("number.list"));
    expect(listed).toContain("help@shop.example");
    expect(listed).not.toMatch(/sealed|secret/i);
  });
});
