import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { VisitorAnswer } from "@patchbay/wire/visitor-chat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startTestGateway, type TestGateway } from "./test-gateway.ts";

const KEY = "chat_0123456789abcdef";
let postgres: TestPostgres;
let gateway: TestGateway;
let stores: ReturnType<TestGateway["stores"]["of"]>;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const tenant = await gateway.tenant("harbour", [{ id: "ann", role: "agent" }]);
  stores = gateway.stores.of(tenant);
  const look = { title: "Shop", greeting: "Hello!", colour: "#0055aa", language: "en" as const };
  must(await stores.flows.addChat(KEY, "Shop", { origins: ["https://shop.example"], ...look }));
});
afterAll(async () => {
  await gateway.stop();
  await postgres.stop();
});

type Messages = Extract<VisitorAnswer, { op: "messages" }>;

/** A page with a socket, and what came over it. */
class Page {
  readonly heard: VisitorAnswer[] = [];
  readonly socket: WebSocket;
  readonly #wakes = new Set<() => void>();

  constructor(origin?: string, key = KEY) {
    this.socket = new WebSocket(`${gateway.url.replace("http", "ws")}/chat?key=${key}`, origin ? { origin } : {});
    this.socket.on("message", (data) => {
      this.heard.push(JSON.parse(String(data)));
      for (const wake of this.#wakes) wake();
    });
  }

  static async open(hello: object = {}): Promise<Page> {
    const page = new Page();
    await page.up();
    page.tell({ op: "hello", ...hello });
    return page;
  }

  up(): Promise<unknown> {
    return new Promise((resolve, reject) => this.socket.once("open", resolve).once("error", reject));
  }

  tell(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  say(text: string, id = `id-of-${text}-message`): void {
    this.tell({ op: "send", id, text });
  }

  async until<Found>(find: (heard: readonly VisitorAnswer[]) => Found | undefined): Promise<Found> {
    for (;;) {
      const found = find(this.heard);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#wakes.add(resolve));
      this.#wakes.clear();
    }
  }

  answer<Op extends VisitorAnswer["op"]>(op: Op): Promise<Extract<VisitorAnswer, { op: Op }>> {
    return this.until((heard) => heard.find((one): one is Extract<VisitorAnswer, { op: Op }> => one.op === op));
  }

  /** Texts in the order of their numbers, each once however often it came. */
  texts(): readonly string[] {
    const pages = this.heard.filter((one): one is Messages => one.op === "messages");
    const lines = new Map(pages.flatMap(({ messages }) => messages.map((line) => [line.seq, line.body] as const)));
    return [...lines].toSorted(([a], [b]) => a - b).map(([, body]) => (body as { text?: string }).text ?? "");
  }

  reads(...texts: readonly string[]): Promise<true> {
    return this.until(() => (texts.every((text) => this.texts().includes(text)) ? true : undefined));
  }

  close(): Promise<unknown> {
    const closed = new Promise((resolve) => this.socket.once("close", resolve));
    this.socket.close();
    return closed;
  }
}

const status = (page: Page) =>
  new Promise<number>((resolve, reject) => {
    page.socket.on("unexpected-response", (_, answer) => resolve(answer.statusCode ?? 0));
    page.socket.on("open", () => reject(new Error("it was let in")));
    page.socket.on("error", () => {});
  });

describe("the chat socket", () => {
  it("greets, takes a message with its number, and shows it in the visitor's other tab and after a reload", async () => {
    const page = await Page.open();
    const { token, look, offline } = await page.answer("ready");
    expect([look.title, look.greeting, offline]).toEqual(["Shop", "Hello!", false]);
    page.say("first");
    expect(await page.answer("ack")).toMatchObject({ seq: 1 });
    const other = await Page.open({ token });
    await other.reads("first");
    other.say("from the other tab");
    await page.reads("first", "from the other tab");
    await page.close();
    const again = await Page.open({ token });
    await again.reads("first", "from the other tab");
    expect(again.texts()).toEqual(["first", "from the other tab"]);
  });

  it("hands on what an agent writes, as text and without colleagues' notes, and fetches what is missing", async () => {
    const page = await Page.open();
    await page.answer("ready");
    page.say("hello");
    const { conversation } = await page.answer("messages");
    const author = { kind: "agent" as const, id: "ann" as UserId, name: "Ann" };
    const write = (key: string, kind: "text" | "note", text: string) =>
      stores.conversations.write(conversation as never, { key, author, body: { kind, text }, at: Date.now() });
    const { seq } = must(await write("a", "text", "<b>hi</b>"));
    must(await write("b", "note", "a difficult one"));
    must(await write("c", "text", "bye"));
    const news = { type: "chat.message", conversation, seq, from: "agent", at: Date.now(), tenant: "harbour" };
    await gateway.bus.publish("tenant.harbour", news);
    await page.reads("<b>hi</b>", "bye");
    expect(page.texts()).toEqual(["hello", "<b>hi</b>", "bye"]);
    page.heard.length = 0;
    page.tell({ op: "fetch", after: 1 });
    await page.reads("<b>hi</b>", "bye");
    expect(await page.answer("messages")).toMatchObject({ after: 1, upTo: 4 });
  });

  it("loses and doubles nothing in a storm of reconnects that send everything again", async () => {
    const first = await Page.open();
    const { token } = await first.answer("ready");
    const texts = Array.from({ length: 9 }, (_, n) => `storm ${n}`);
    for (const text of texts) {
      const page = await Page.open({ token });
      await page.answer("ready");
      page.say(text);
      page.say(text);
      // Torn in the middle of it, whether it was acknowledged or not.
      if (text.endsWith("3") || text.endsWith("6")) page.socket.terminate();
      else await page.answer("ack");
      const again = await Page.open({ token });
      await again.answer("ready");
      again.say(text);
      await again.answer("ack");
      await Promise.all([page.socket.terminate(), again.socket.terminate()]);
    }
    const last = await Page.open({ token });
    await last.reads(...texts);
    expect(last.texts()).toEqual(texts);
  });

  it("knows no forged token, no other key, and no page that its owner did not name", async () => {
    const page = await Page.open();
    const { token } = await page.answer("ready");
    for (const forged of [`${token}x`, "someone.else", `x${token}`]) {
      const thief = await Page.open({ token: forged });
      expect(await thief.answer("refused")).toMatchObject({ code: "chat.unknown-visitor" });
    }
    expect(await status(new Page("https://evil.example"))).toBe(403);
    expect(await status(new Page(undefined, "chat_nobody-has-this-key"))).toBe(404);
    expect(await status(new Page(undefined, "4711"))).toBe(404);
    const shop = new Page("https://shop.example");
    await shop.up();
    await shop.close();
  });

  it("refuses what is no frame, too long or too much, and lives on", async () => {
    const page = await Page.open();
    await page.answer("ready");
    page.say("x".repeat(5_000), "much-too-long");
    expect(await page.answer("refused")).toMatchObject({ code: "chat.bad-frame", id: "much-too-long" });
    for (let n = 0; n < 12; n++) page.say(`burst ${n}`);
    await page.until((heard) => heard.find((one) => one.op === "refused" && one.code === "chat.too-fast"));
    expect(page.heard.filter(({ op }) => op === "ack").length).toBeGreaterThanOrEqual(9);
    const flood = await Page.open();
    const closed = new Promise<number>((resolve) => flood.socket.once("close", resolve));
    flood.socket.send("y".repeat(64 * 1024));
    expect(await closed).toBe(1009);
    page.tell({ op: "ping" });
    await page.answer("pong");
  });

  it("asks for a message while nobody of the named queue is signed in, and makes a ticket of it", async () => {
    const times = { ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 };
    await stores.queues.save({ name: "chats", title: "Chats", ...times });
    const look = { title: "Night", greeting: "", colour: "#0055aa", language: "auto" as const };
    must(await stores.flows.addChat("chat_night-0123456789ab", "N", { origins: [], staffedBy: "chats", ...look }));
    const page = new Page(undefined, "chat_night-0123456789ab");
    await page.up();
    page.tell({ op: "hello", language: "zh-CN" });
    expect(await page.answer("ready")).toMatchObject({ offline: true });
    const message = { name: "Bo", contact: "bo@example.org", text: "Please call me" };
    page.tell({ op: "leave-message", id: "my-message-1", ...message });
    await page.answer("ack");
    const { tickets } = await stores.tickets.search({ limit: 5 });
    expect(tickets[0]).toMatchObject({ subject: "Please call me", fields: { name: "Bo", contact: "bo@example.org" } });
  });

  it("serves the widget to any page, as scripts that a browser takes", async () => {
    for (const path of ["/widget.js", "/widget/widget.ts", "/widget/connection.ts", "/widget/view.ts"]) {
      const answer = await fetch(gateway.url + path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/javascript; charset=utf-8"]);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(await answer.text()).not.toMatch(/: readonly |import type/);
      const etag = answer.headers.get("etag") ?? "";
      expect((await fetch(gateway.url + path, { headers: { "if-none-match": etag } })).status).toBe(304);
    }
  });
});
