import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestGateway, type TestGateway } from "./test-gateway.ts";

let postgres: TestPostgres;
let gateway: TestGateway;
let stores: ReturnType<TestGateway["stores"]["of"]>;
let theirs: TheirSystem;
let address: string;
let secret: string;

/** The system that carries the messages: keeps what is genuine, and errs as often as it is told. */
class TheirSystem {
  readonly got: { readonly id: string; readonly body: Record<string, unknown> }[] = [];
  readonly server: Server;
  errors = 0;

  constructor() {
    this.server = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (this.errors-- > 0) return answer.writeHead(503).end();
      const body = new Webhook(secret).verify(Buffer.concat(chunks).toString(), request.headers as never);
      this.got.push({ id: String(request.headers["webhook-id"]), body: body as Record<string, unknown> });
      return answer.writeHead(204).end();
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/messages`;
  }
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const tenant = await gateway.tenant("harbour", [{ id: "ada", role: "admin" }]);
  stores = gateway.stores.of(tenant);
  theirs = new TheirSystem();
  const ada = await gateway.signedIn("harbour", "ada");
  const wanted = { label: "Telegram", deliverTo: await theirs.open() };
  const added = await ada.done<{ number: string; secret: string }>("chat.addOpenChannel", wanted);
  address = added.number;
  secret = added.secret;
});
afterAll(async () => {
  await gateway.stop();
  await postgres.stop();
  theirs.server.close();
});

interface Posting {
  readonly id: string;
  readonly at?: Date;
  readonly key?: string;
  readonly to?: string;
}

function post(body: unknown, { id, at = new Date(), key = secret, to = address }: Posting): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${gateway.url}/channels/open/${to}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(key).sign(id, at, text),
    },
    body: text,
  });
}

const textsOf = async (conversation: string) =>
  (await stores.conversations.messages(conversation as never, { after: 0, limit: 100 })).map(({ body }) => body);

/** A delivery that was genuine until one thing of it was changed; which one goes by its number. */
function deliverAltered(number: number): Promise<Response> {
  const text = JSON.stringify({ from: "tg-forged", text: `Message ${number}` });
  const id = `altered-${number}`;
  const at = new Date();
  const seconds = Math.floor(at.getTime() / 1_000);
  const signed = (when: Date, key = secret) => new Webhook(key).sign(id, when, text);
  const past = new Date(at.getTime() - 301_000 - number * 1_000);
  const early = new Date(at.getTime() + 310_000 + number * 1_000);
  const place = number % text.length;
  const flipped = `${text.slice(0, place)}${String.fromCharCode(text.charCodeAt(place) ^ 1)}${text.slice(place + 1)}`;
  const genuine = { body: text, id, timestamp: String(seconds), signature: signed(at) };
  const worn = genuine.signature.length - 1 - (number % 40);
  const other = genuine.signature[worn] === "A" ? "B" : "A";
  const changes: readonly Partial<typeof genuine>[] = [
    { body: flipped },
    { body: `${text} ` },
    { id: `${id}-again` },
    { timestamp: String(seconds - 1 - (number % 200)) },
    { timestamp: String(Math.floor(past.getTime() / 1_000)), signature: signed(past) },
    { timestamp: String(Math.floor(early.getTime() / 1_000)), signature: signed(early) },
    { timestamp: `${seconds}.5` },
    { signature: signed(at, OTHER_SECRET) },
    { signature: new Webhook(secret).sign(id, at, `${text}${number}`) },
    { signature: `${genuine.signature.slice(0, worn)}${other}${genuine.signature.slice(worn + 1)}` },
    { signature: genuine.signature.replace("v1,", "v2,") },
    { signature: genuine.signature.slice(0, -(1 + (number % 30))) },
    { signature: "" },
  ];
  const { body, timestamp, signature, ...sent } = { ...genuine, ...changes[number % changes.length] };
  return fetch(`${gateway.url}/channels/open/${address}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": sent.id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature,
    },
    body,
  });
}

const OTHER_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

describe("the open channel", () => {
  it("takes a signed message into a conversation, and says it once however often it comes, also after the end", async () => {
    const message = { from: "tg-1", name: "Bo", text: "Hello" };
    const first = await post(message, { id: "m-1" });
    expect(first.status).toBe(202);
    const kept = (await first.json()) as { conversation: string; seq: number };
    expect(await (await post(message, { id: "m-1" })).json()).toEqual(kept);
    await post({ ...message, text: "Are you there?" }, { id: "m-2" });
    expect(await textsOf(kept.conversation)).toMatchObject([{ text: "Hello" }, { text: "Are you there?" }]);
    const found = await stores.conversations.find(kept.conversation as never);
    expect(found).toMatchObject({ channel: "open", visitor: "tg-1", facts: { name: "Bo" } });
    await stores.conversations.apply(kept.conversation as never, { type: "closed", by: "flow" }, Date.now());
    expect(await (await post(message, { id: "m-1" })).json()).toEqual(kept);
    const anew = (await (await post(message, { id: "m-3" })).json()) as { conversation: string };
    expect(anew.conversation).not.toBe(kept.conversation);
  });

  it("refuses what is forged, too old, for nobody, too large or no message, each with its code", async () => {
    const message = { from: "tg-2", text: "Hello" };
    const refusal = async (answer: Promise<Response>) => {
      const response = await answer;
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    const forged = [401, "channel.bad-signature"];
    expect(await refusal(post(message, { id: "f-1", key: OTHER_SECRET }))).toEqual(forged);
    expect(await refusal(post(message, { id: "f-2", at: new Date(Date.now() - 600_000) }))).toEqual(forged);
    expect(await refusal(post(message, { id: "f-3", at: new Date(Date.now() + 600_000) }))).toEqual(forged);
    const unsigned = fetch(`${gateway.url}/channels/open/${address}`, { method: "POST", body: "{}" });
    expect(await refusal(unsigned)).toEqual(forged);
    expect(await refusal(post(message, { id: "f-4", to: "open_0123456789abcdef" }))).toEqual([404, "number.not-found"]);
    expect(await refusal(post("no json", { id: "f-5" }))).toEqual(forged);
    expect(await refusal(post({ text: "from nobody" }, { id: "f-6" }))).toEqual([422, "input.invalid"]);
    expect((await post({ ...message, text: "x".repeat(70_000) }, { id: "f-7" })).status).toBe(413);
    expect(await stores.conversations.latest(address, "tg-2")).toBeUndefined();
  });

  it("lets none of a thousand deliveries in that were altered on their way, are old, or borrow another's signature", async () => {
    const statuses = new Map<number, number>();
    for (let number = 0; number < 1_000; number += 50) {
      const batch = Array.from({ length: 50 }, (_, index) => deliverAltered(number + index));
      for (const { status } of await Promise.all(batch)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[401, 1_000]]);
    expect(await stores.conversations.latest(address, "tg-forged")).toBeUndefined();
    // The same hand is let in with what it did not alter.
    expect((await post({ from: "tg-genuine", text: "Hello" }, { id: "genuine" })).status).toBe(202);
  });

  it("hands over what bot and agents write, in order, signed, without notes, again after errors and never twice", async () => {
    const { conversation } = (await (await post({ from: "tg-3", text: "Hi" }, { id: "o-1" })).json()) as {
      conversation: string;
    };
    theirs.errors = 2;
    const bot = { kind: "bot" as const };
    const agent = { kind: "agent" as const, id: "ada" as UserId, name: "Ada" };
    const choices = [{ id: "yes", label: "Yes" }];
    const write = async (key: string, author: typeof bot | typeof agent, body: object) =>
      must(
        await stores.conversations.write(conversation as never, { key, author, body: body as never, at: Date.now() }),
      );
    await write("b1", bot, { kind: "choices", text: "A person?", look: "buttons", choices });
    await write("n1", agent, { kind: "note", text: "among us" });
    await write("a1", agent, { kind: "text", text: "Hello, I am Ada" });
    await expect.poll(() => theirs.got.length, { timeout: 60_000 }).toBe(2);
    expect(theirs.got).toMatchObject([
      {
        body: {
          type: "message",
          channel: address,
          to: "tg-3",
          seq: 2,
          from: { kind: "bot" },
          text: "A person?",
          choices,
        },
      },
      { body: { seq: 4, from: { kind: "agent", name: "Ada" }, text: "Hello, I am Ada" } },
    ]);
    await write("a2", agent, { kind: "text", text: "Bye" });
    await expect.poll(() => theirs.got.length, { timeout: 60_000 }).toBe(3);
    expect(new Set(theirs.got.map(({ id }) => id)).size).toBe(3);
  });

  it("takes and signs with both secrets while the secret is changed, and then with the new one only", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const rotate = (hours: number) => ada.done<{ secret: string }>("chat.rotateOpenSecret", { address, hours });
    const status = async (id: string, key: string) => (await post({ from: "tg-rotate", text: id }, { id, key })).status;
    const old = secret;
    const fresh = (await rotate(1)).secret;
    expect([await status("k-1", old), await status("k-2", fresh)]).toEqual([202, 202]);
    const talk = await stores.conversations.latest(address, "tg-rotate");
    const author = { kind: "bot" as const };
    const write = (key: string) =>
      stores.conversations.write(talk?.id as never, { key, author, body: { kind: "text", text: key }, at: Date.now() });
    // The receiver knows the old secret, and then the new one: it takes what both have signed.
    await write("while both count");
    await expect.poll(() => theirs.got.at(-1)?.body.text, { timeout: 60_000 }).toBe("while both count");
    secret = fresh;
    await write("with the new one");
    await expect.poll(() => theirs.got.at(-1)?.body.text, { timeout: 60_000 }).toBe("with the new one");
    const newest = (await rotate(0)).secret;
    secret = newest;
    expect([await status("k-3", old), await status("k-4", fresh), await status("k-5", newest)]).toEqual([
      401, 401, 202,
    ]);
    expect(await ada.mutate("chat.rotateOpenSecret", { address: "open_0123456789abcdef" })).toMatchObject({
      failure: { code: "number.not-found" },
    });
  });

  it("tells nobody the secret again", async () => {
    const listed = JSON.stringify(await (await gateway.signedIn("harbour", "ada")).ask("number.list"));
    expect(listed).toContain(address);
    expect(listed).not.toContain("ecret");
  });
});
