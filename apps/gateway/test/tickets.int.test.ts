import { openMailServer } from "@patchbay/adapter-mail/mail-server.fixture";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import { systemVault } from "@patchbay/adapter-system/system-vault";
import type { CustomerId, TenantId } from "@patchbay/base/ids";
import type { OwnTicketDetail } from "@patchbay/use-cases/portal/own-tickets";
import { sealGuest } from "@patchbay/use-cases/portal/portal-link";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

type Ticket = Outputs["ticket"]["get"];

/** A busy machine takes its time. */
const SOON = { timeout: 60_000 };
const HOUR = 3_600_000;
const ALWAYS = {
  ...{ name: "always", title: "Always", timeZone: "UTC", holidays: [], emergency: false },
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "24:00" }],
};

let postgres: TestPostgres;
let gateway: TestGateway;
let post: Awaited<ReturnType<typeof openMailServer>>;
let ada: TestClient;
let ann: TestClient;
let tenant: TenantId;
let mia: CustomerId;
let otto: CustomerId;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  post = await openMailServer();
  tenant = await gateway.tenant("harbour", [
    { id: "ada", role: "admin" },
    { id: "ann", role: "agent" },
  ]);
  ada = await gateway.signedIn("harbour", "ada");
  ann = await gateway.signedIn("harbour", "ann");
  await ada.done("connection.save", { connection: { kind: "email", settings: post.settings }, secret: "secret" });
  await gateway.stores.of(tenant).library.saveCalendar(ALWAYS);
  const made = (name: string, email: string) =>
    ada.done<{ id: CustomerId }>("customer.create", { name, emails: [email] });
  mia = (await made("Mia", "mia@home.test")).id;
  otto = (await made("Otto", "otto@home.test")).id;
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
  await post?.close();
});

const write = (more: object = {}) =>
  ann.done<Ticket>("ticket.create", { subject: "Cold coffee", customer: mia, ...more });
const read = (id: string) => ann.ask<Ticket>("ticket.get", { id });
const ago = (id: string, hours: number) =>
  asOwner(gateway.urls, async (client) => {
    await client.query("SELECT set_config('app.tenant_id', $1, false)", [tenant]);
    await client.query("UPDATE ticket SET created_at = created_at - make_interval(hours => $2) WHERE id = $1", [
      id,
      hours,
    ]);
  });

/** A browser with a customer's link. */
function guest(token: string) {
  const headers = { authorization: `Portal ${token}` };
  return {
    get: (path: string) => gateway.client().fetch(`/api/portal/${path}`, { headers }),
    post: (path: string, body: unknown) =>
      gateway.client().fetch(`/api/portal/${path}`, { method: "POST", headers, body }),
    file: (raw: Uint8Array) =>
      gateway.client().fetch("/api/portal/files", {
        ...{ method: "POST", raw },
        headers: { ...headers, "content-type": "application/octet-stream" },
      }),
  };
}

/** The link in the newest mail to this address. */
async function linkFor(email: string): Promise<string> {
  const before = post.received.length;
  const body = { tenant: "harbour", email, language: "en" };
  expect((await gateway.client().fetch("/api/portal/link", { method: "POST", body })).status).toBe(200);
  await expect.poll(() => post.received.length, SOON).toBeGreaterThan(before);
  const raw = (post.received.at(-1)?.raw ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  return /portal#(v1\.[\w-]+)/.exec(raw)?.[1] ?? "";
}

describe("a customer's portal", () => {
  it("opens by the link that is mailed: they read, write, attach, close, rate and reopen their own ticket", async () => {
    const { id, number } = await write();
    await ann.done("ticket.change", { id, event: { type: "commented", text: "Not for customers", public: false } });
    await ann.done("ticket.change", { id, event: { type: "commented", text: "We look into it.", public: true } });
    const own = guest(await linkFor("mia@home.test"));
    expect(await (await own.get("tickets")).json()).toMatchObject({
      name: "Mia",
      tickets: [{ number, status: "new" }],
    });
    const file = (await (await own.file(new TextEncoder().encode("a photograph"))).json()) as { id: string };
    const hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    const wrote = await own.post(`tickets/${number}`, {
      ...{ do: "comment", text: hostile },
      files: [{ id: file.id, name: "../../etc/passwd" }],
    });
    const after = (await wrote.json()) as OwnTicketDetail;
    expect(after.comments.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "us: We look into it.",
      `customer: ${hostile}`,
    ]);
    const place = after.comments.at(-1)?.place;
    const fetched = await own.get(`tickets/${number}/files/${place}/0`);
    expect(fetched.headers.get("content-type")).toBe("application/octet-stream");
    expect(fetched.headers.get("content-disposition")).toContain('filename="passwd"');
    expect(await fetched.text()).toBe("a photograph");
    expect((await own.post(`tickets/${number}`, { do: "rate", score: 5 })).status).toBe(409);
    expect(await (await own.post(`tickets/${number}`, { do: "close" })).json()).toMatchObject({
      status: "closed",
      canRate: true,
    });
    const rated = await own.post(`tickets/${number}`, { do: "rate", score: 5, comment: "Warm again" });
    expect(await rated.json()).toMatchObject({ rating: 5, canRate: false });
    expect((await own.post(`tickets/${number}`, { do: "rate", score: 1 })).status).toBe(409);
    expect(await read(id)).toMatchObject({ rating: 5, ratingComment: "Warm again", status: "closed" });
    const marks = await ada.ask<unknown>("metric.query", { metrics: ["ticket-satisfaction"], range: "today" });
    expect(marks).toMatchObject({ rows: [{ values: [1] }] });
    expect(await (await own.post(`tickets/${number}`, { do: "reopen" })).json()).toMatchObject({ status: "open" });
  });

  it("shows nobody another's ticket, and opens by no link that we did not seal or whose time is over", async () => {
    const { number } = await write();
    const vault = systemVault("a vault that only this test knows: 1");
    const seal = (customer: CustomerId, until: number) => sealGuest(vault, { tenant, customer }, until) as string;
    const stranger = guest(seal(otto, Date.now() + HOUR));
    expect((await stranger.get(`tickets/${number}`)).status).toBe(404);
    expect((await stranger.post(`tickets/${number}`, { do: "close" })).status).toBe(404);
    expect((await stranger.get("tickets/999999")).status).toBe(404);
    const good = seal(mia, Date.now() + HOUR);
    for (const token of ["", "v1.AAAA", `${good}A`, seal(mia, Date.now() - 1), vault.seal("{}") ?? ""]) {
      expect((await guest(token).get("tickets")).status).toBe(401);
    }
    const big = await guest(good).file(new Uint8Array(6 * 1024 * 1024));
    expect(big.status).toBe(413);
    const foreign = await guest(good).post(`tickets/${number}`, {
      do: "comment",
      text: "x",
      files: [{ id: "laid/other", name: "x" }],
    });
    expect(foreign.status).toBe(404);
  });

  it("tells who asks for a link nothing of who is a customer, and stops who asks too often", async () => {
    const ask = (email: string, house = "harbour") =>
      gateway.client().fetch("/api/portal/link", { method: "POST", body: { tenant: house, email, language: "zh" } });
    const before = post.received.length;
    const [known, unknown, nowhere] = [
      await ask("otto@home.test"),
      await ask("nobody@home.test"),
      await ask("x@y.test", "nowhere"),
    ];
    expect([known.status, unknown.status, nowhere.status]).toEqual([200, 200, 200]);
    await expect.poll(() => post.received.length, SOON).toBe(before + 1);
    const tries = await Promise.all(Array.from({ length: 8 }, () => ask("nobody@home.test")));
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
});

describe("what is promised for a ticket", () => {
  it("is told of when it is broken, and what the policy wants is done once", async () => {
    const escalation = { on: "breach", clock: "first-response", actions: [{ do: "set-priority", priority: "urgent" }] };
    const policy = {
      name: "fast",
      title: "Fast",
      calendar: "always",
      targets: { "first-response": HOUR, resolution: 8 * HOUR },
    };
    await ada.done("slaPolicy.save", { ...policy, types: ["fault"], escalations: [escalation] });
    const { id } = await write({ type: "fault" });
    expect(await read(id)).toMatchObject({ breached: false, sla: { policy: "fast" } });
    await ago(id, 2);
    await ann.done("ticket.change", { id, event: { type: "edited", subject: "Cold coffee again" } });
    await expect.poll(async () => (await read(id)).priority, SOON).toBe("urgent");
    const { history, breached } = await read(id);
    const told = history.filter(({ event }) => event.type === "sla-passed").map(({ event }) => event);
    expect(breached).toBe(true);
    expect(told).toMatchObject([{ moment: "warning" }, { moment: "breach" }]);
    const late = await ann.ask<Outputs["ticket"]["search"]>("ticket.search", { breached: true, order: "due" });
    expect(late.tickets.map((one) => one.id)).toEqual([id]);
  });
});

describe("rules of the house", () => {
  it("fire on what happens, come to rest, and refuse a condition that cannot be read", async () => {
    const up = { name: "up", title: "Up", on: ["priority-set"], actions: [{ do: "set-priority", priority: "high" }] };
    const down = {
      name: "down",
      title: "Down",
      on: ["priority-set"],
      actions: [{ do: "set-priority", priority: "low" }],
    };
    const angry = 'ticket.subject.contains("lawyer")';
    await ada.done("trigger.save", {
      name: "angry",
      title: "Angry",
      on: ["created"],
      condition: angry,
      actions: [{ do: "raise-priority" }],
    });
    const broken = await ada.mutate("trigger.save", { ...up, condition: "ticket.subject ==" });
    expect(broken.failure?.code).toBe("ticket.bad-condition");
    await ada.done("trigger.save", up);
    await ada.done("trigger.save", down);
    const { id } = await write({ subject: "My lawyer says" });
    const { history } = await read(id);
    expect(history.filter(({ event }) => event.type === "priority-set").length).toBeLessThanOrEqual(3);
    expect(history.some(({ by }) => by === "trigger:angry")).toBe(true);
    for (const name of ["up", "down", "angry"]) await ada.done("trigger.remove", { name });
  });

  it("do a bundle at one click, ask for fields before a status, merge with a trail, and are not for agents to arrange", async () => {
    expect(
      (await ann.mutate("macro.save", { name: "x", title: "x", actions: [{ do: "raise-priority" }] })).status,
    ).toBe(403);
    const order = { key: "order", title: "Order", kind: "text", requiredIn: ["resolved"] };
    await ada.done("ticketType.save", { name: "return", title: "Return", fields: [order] });
    const solved = [
      { do: "comment", text: "Sent back.", public: true },
      { do: "set-status", status: "resolved" },
    ];
    await ada.done("macro.save", { name: "solve", title: "Solve", actions: solved });
    const { id, number } = await write({ type: "return" });
    expect((await ann.mutate("ticket.runMacro", { id, macro: "solve" })).failure?.code).toBe("ticket.bad-fields");
    await ann.done("ticket.change", { id, event: { type: "edited", fields: { order: "A-1" } } });
    expect(await ann.done<Ticket>("ticket.runMacro", { id, macro: "solve" })).toMatchObject({ status: "resolved" });
    const other = await write({ subject: "The same again" });
    await ann.done("ticket.merge", { id: other.id, into: number });
    const [from, into] = [await read(other.id), await read(id)];
    expect(from).toMatchObject({ status: "closed", mergedInto: number });
    expect(into.history.at(-1)?.event).toEqual({ type: "absorbed", number: other.number });
    expect(into.links).toMatchObject([{ kind: "duplicate", ticket: { number: other.number } }]);
    expect((await ann.mutate("ticket.merge", { id, into: number })).failure?.code).toBe("ticket.same");
  });
});

describe("knowledge", () => {
  it("is found in English and Chinese, best first; drafts and what is for agents stay inside", async () => {
    const save = (title: string, body: string, more: object) =>
      ada.done<{ id: string }>("library.saveArticle", { title, body, language: "en", ...more });
    const open = await save("Returning goods", "We refund **all** of it within 30 days.", { audience: "public" });
    await save("Discounts", "Refunds beyond 30 days: ask the lead.", {});
    await save("New refunds", "Not decided.", { audience: "public", status: "draft" });
    await save("退货政策", "七天内可以申请退款。", { audience: "public", language: "zh" });
    const titles = async (q: string) =>
      (
        (await (await gateway.client().fetch(`/api/help/harbour?q=${encodeURIComponent(q)}`)).json()) as {
          title: string;
        }[]
      ).map(({ title }) => title);
    expect(await titles("refunding")).toEqual(["Returning goods"]);
    expect(await titles("我想退款")).toEqual(["退货政策"]);
    expect(await titles("'; DROP TABLE article; --")).toEqual([]);
    const inside = await ann.ask<Outputs["library"]["searchArticles"]>("library.searchArticles", { text: "refund" });
    expect(inside.map(({ title }) => title).toSorted()).toEqual(["Discounts", "Returning goods"]);
    expect(inside.flatMap(({ excerpt }) => excerpt).some(({ hit, text }) => hit && /refund/i.test(text))).toBe(true);
    await ada.done("library.saveArticle", {
      id: open.id,
      title: "Returning goods",
      body: "Sixty days.",
      language: "en",
      audience: "public",
    });
    const versions = await ada.ask<Outputs["library"]["articleVersions"]>("library.articleVersions", { id: open.id });
    expect(versions.map(({ version, body }) => `${version} ${body}`)).toEqual([
      "2 Sixty days.",
      "1 We refund **all** of it within 30 days.",
    ]);
    const marked = await gateway
      .client()
      .fetch(`/api/help/harbour/${open.id}`, { method: "POST", body: { helpful: true } });
    expect(marked.status).toBe(200);
    expect((await ada.ask<{ helpful: number }>("library.article", { id: open.id })).helpful).toBe(1);
    expect((await gateway.client().fetch("/api/help/harbour/none")).status).toBe(404);
  });
});
