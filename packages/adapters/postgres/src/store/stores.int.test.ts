import type { CustomerId, ProgramHash, TicketId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
const ann = "ann" as UserId;
const ada = "ada" as UserId;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

describe("customers", () => {
  const mia = {
    name: "Mia Wong",
    phones: ["+44 20 7946-0001"],
    emails: ["Mia@Example.com"],
    tags: ["vip"],
    fields: { points: 7 },
  };

  it("are found by number and address however these are written, by nobody but their tenant", async () => {
    const made = await world.harbour.customers.create({ ...mia, externalId: "crm-1", tier: "gold", language: "en" });
    expect(made).toMatchObject({ ...mia, tier: "gold", revision: 1, createdAt: world.clock.now() });
    expect(await world.harbour.customers.findBy({ phone: "+442079460001" })).toEqual(made);
    expect(await world.harbour.customers.findBy({ email: "mia@example.com" })).toEqual(made);
    expect(await world.harbour.customers.findBy({ externalId: "crm-1" })).toEqual(made);
    expect(await world.yunfan.customers.findBy({ phone: "+442079460001" })).toBeUndefined();
    expect(await world.yunfan.customers.find(made.id)).toBeUndefined();
    for (const text of ["mia", "7946", "crm-1"]) expect(await world.harbour.customers.search(text, 5)).toEqual([made]);
    expect(await world.harbour.customers.search("nobody", 5)).toEqual([]);
  });

  it("change under their revision", async () => {
    const made = await world.harbour.customers.create({ ...mia, name: "Leo" });
    const changed = must(await world.harbour.customers.update(made.id, { phones: ["4711"], tier: "silver" }, 1));
    expect(changed).toMatchObject({
      name: "Leo",
      phones: ["4711"],
      emails: ["Mia@Example.com"],
      tier: "silver",
      revision: 2,
    });
    expect(await world.harbour.customers.update(made.id, { name: "late" }, 1)).toEqual({
      ok: false,
      error: { code: "customer.conflict", revision: 2 },
    });
    expect(await world.harbour.customers.update("none" as CustomerId, {}, 1)).toMatchObject({
      error: { code: "customer.not-found" },
    });
  });
});

describe("tickets", () => {
  const ticket = (key: string) => ({
    key,
    type: "complaint",
    subject: `Cold coffee ${key}`,
    description: "It was cold.",
    priority: "normal" as const,
    fields: { cup: 3 },
  });

  it("are numbered without a gap, and one key makes one ticket whoever asks at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) => world.yunfan.tickets.create(ticket(`key-${index % 4}`))),
    );
    expect([...new Set(made.map((item) => item.number))].sort()).toEqual([1, 2, 3, 4]);
    expect(await world.yunfan.tickets.byNumber(4)).toMatchObject({ status: "new", revision: 1 });
    expect(await world.harbour.tickets.byNumber(4)).toBeUndefined();
  });

  it("move as their rules say, with a history", async () => {
    const made = await world.harbour.tickets.create(ticket("moves"));
    const assigned = must(await world.harbour.tickets.apply(made.id, { type: "assigned", assignee: ann }, ada, 1));
    expect(assigned).toMatchObject({ status: "open", assignee: "ann", assigneeName: "Name of ann", revision: 2 });
    expect(await world.harbour.tickets.apply(made.id, { type: "assigned", assignee: null }, ada, 1)).toMatchObject({
      error: { code: "ticket.conflict", revision: 2 },
    });
    must(await world.harbour.tickets.apply(made.id, { type: "status-set", status: "closed" }, ann));
    expect(await world.harbour.tickets.apply(made.id, { type: "priority-set", priority: "low" }, ann)).toMatchObject({
      error: { code: "ticket.not-allowed" },
    });
    expect(await world.harbour.tickets.history(made.id)).toMatchObject([
      { by: "Name of ada", event: { type: "assigned" } },
      { by: "Name of ann", event: { type: "status-set", status: "closed" } },
    ]);
    expect(await world.harbour.tickets.apply("none" as TicketId, { type: "edited" }, ann)).toMatchObject({ ok: false });
  });

  it("are searched page by page, newest first", async () => {
    for (let count = 0; count < 5; count++) {
      world.clock.advance(1_000);
      await world.harbour.tickets.create(ticket(`page-${count}`));
    }
    const first = await world.harbour.tickets.search({ text: "coffee page", limit: 3 });
    const second = await world.harbour.tickets.search({ text: "coffee page", limit: 3, cursor: first.next as string });
    const subjects = [...first.tickets, ...second.tickets].map((item) => item.subject);
    expect(subjects).toEqual([4, 3, 2, 1, 0].map((count) => `Cold coffee page-${count}`));
    expect(second.next).toBeUndefined();
    expect((await world.harbour.tickets.search({ status: "closed", limit: 9 })).tickets).toHaveLength(1);
  });
});

describe("flows and numbers", () => {
  const document = (name: string, title = name): FlowDocument => ({
    format: "patchbay.flow/1",
    name,
    title,
    channel: "voice",
    inputs: [],
    outputs: [],
    nodes: {},
    wires: [],
    layout: {},
  });
  const program = { format: "patchbay.program/1", flow: "welcome", steps: {}, start: "a" } as unknown as Program;
  const hash = "f00d" as ProgramHash;

  it("are drafted, published and bound under revisions", async () => {
    const { flows } = world.harbour;
    expect(must(await flows.create(document("welcome"), ada))).toMatchObject({ revision: 1, changedBy: "Name of ada" });
    expect(await flows.create(document("welcome"), ada)).toMatchObject({ error: { code: "flow.name-taken" } });
    expect(must(await flows.saveDraft("welcome", document("welcome", "Hello"), 1, ada)).revision).toBe(2);
    expect(await flows.saveDraft("welcome", document("welcome", "late"), 1, ada)).toMatchObject({
      error: { code: "flow.conflict", revision: 2, changedBy: "Name of ada" },
    });
    expect(await flows.saveDraft("none", document("none"), 1, ada)).toMatchObject({
      error: { code: "flow.not-found" },
    });

    const publishing = {
      name: "welcome",
      document: document("welcome", "Hello"),
      program,
      hash,
      message: "first",
      by: ada,
    };
    expect(await flows.publish({ ...publishing, revision: 1 })).toMatchObject({ error: { code: "flow.conflict" } });
    expect(must(await flows.publish({ ...publishing, revision: 2 }))).toMatchObject({
      version: 1,
      publishedBy: "Name of ada",
    });
    expect(must(await flows.publish({ ...publishing, revision: 2 })).version).toBe(2);
    expect((await flows.versions("welcome")).map((version) => version.version)).toEqual([2, 1]);
    expect(await flows.program(hash)).toEqual(program);
    expect(JSON.stringify(await flows.program(hash))).toBe(JSON.stringify(program));
    expect((await flows.versionDocument("welcome", 1))?.title).toBe("Hello");

    must(await flows.addNumber("4001", "Shop"));
    expect(await flows.bind("4001", { flow: "welcome", version: 9 }, ada)).toMatchObject({
      error: { code: "flow.not-found" },
    });
    expect(must(await flows.bind("4001", { flow: "welcome", version: 2 }, ada))).toMatchObject({ hash, version: 2 });
    expect(await flows.list()).toMatchObject([
      { name: "welcome", latestVersion: 2, draftDiffers: false, numbers: ["4001"] },
    ]);
    expect(await flows.archive("welcome", ada)).toEqual({
      ok: false,
      error: { code: "flow.in-use", numbers: ["4001"] },
    });
    must(await flows.bind("4001", undefined, ada));
    expect(await flows.number("4001")).toEqual({ number: "4001", label: "Shop" });
    must(await flows.rename("welcome", "Bye", ada));
    expect(await flows.list()).toMatchObject([{ title: "Bye", draftDiffers: true }]);
    must(await flows.archive("welcome", ada));
    expect(await flows.list()).toEqual([]);
    expect(await flows.program(hash)).toEqual(program);
    must(await flows.removeNumber("4001"));
    expect(await flows.removeNumber("4001")).toMatchObject({ error: { code: "number.not-found" } });
  });
});

describe("library, workspaces and dashboards", () => {
  it("find articles in English and Chinese, best first", async () => {
    const { library } = world.harbour;
    const save = (title: string, body: string, language: "en" | "zh") =>
      library.saveArticle({ title, body, language, tags: [] });
    const refund = await save("Refunds", "How to give the money back for an order", "en");
    await save("Opening hours", "Refunds are handled from 9 to 5", "en");
    const zh = await save("退款流程", "如何为客户办理退款", "zh");
    expect((await library.searchArticles("refunds", 5)).map((article) => article.title)).toEqual([
      "Refunds",
      "Opening hours",
    ]);
    expect((await library.searchArticles("客户想退款", 5))[0]).toEqual(zh);
    expect(await library.searchArticles("  !? ", 5)).toEqual([]);
    expect(await library.searchArticles(" ", 2)).toHaveLength(2);
    const changed = await library.saveArticle({ ...refund, title: "Money back" });
    expect(await library.article(refund.id)).toEqual(changed);
    expect(await world.yunfan.library.article(refund.id)).toBeUndefined();
  });

  it("keep calendars, scripts and prompts by name", async () => {
    const { library } = world.harbour;
    const calendar = {
      name: "office",
      title: "Office",
      timeZone: "Asia/Shanghai",
      weekly: [],
      holidays: [],
      emergency: false,
    };
    await library.saveCalendar(calendar);
    await library.saveCalendar({ ...calendar, emergency: true });
    expect(await library.calendars()).toEqual([{ ...calendar, emergency: true }]);
    const script = {
      name: "greet",
      title: "Greet",
      steps: [{ id: "a", text: "Hello {{customer.name}}", answers: [] }],
    };
    await library.saveScript(script);
    expect(await library.script("greet")).toEqual(script);
    await library.savePrompt({ name: "hello", title: "Hello", durationMs: 900 });
    await library.savePrompt({ name: "hello", title: "Hello!", language: "en", durationMs: 950 });
    expect(await library.prompts()).toEqual([
      { name: "hello", title: "Hello!", language: "en", durationMs: 950, changedAt: world.clock.now() },
    ]);
    await library.removePrompt("hello");
    expect(await library.prompts()).toEqual([]);
  });

  it("lay out a first workspace before an admin has, and then the admin's", async () => {
    expect((await world.harbour.workspaces.layoutsFor(ann)).usual.panels.map((panel) => panel.kind)).toContain(
      "softphone",
    );
    const layout = {
      name: "main",
      title: "Main",
      panels: [{ id: "notes", kind: "notes" as const, x: 0, y: 0, w: 3, h: 4 }],
    };
    await world.harbour.workspaces.save(layout);
    const mail = { ...layout, name: "letters", channel: "email" as const };
    await world.harbour.workspaces.save(mail);
    await world.harbour.workspaces.save({ ...layout, name: "theirs", team: "another team" });
    expect(await world.harbour.workspaces.layoutsFor(ann)).toEqual({ usual: layout, of: { email: mail } });
    expect((await world.harbour.workspaces.layouts()).map(({ name }) => name)).toEqual(["letters", "main", "theirs"]);
  });

  it("save dashboards under their revision", async () => {
    const { dashboards } = world.harbour;
    const made = await dashboards.create("Floor", [], ada);
    expect(must(await dashboards.save(made.id, { title: "Live floor", tiles: [] }, 1)).revision).toBe(2);
    expect(await dashboards.save(made.id, { title: "x", tiles: [] }, 1)).toMatchObject({
      error: { code: "dashboard.conflict", revision: 2 },
    });
    await dashboards.remove(made.id);
    expect(await dashboards.find(made.id)).toBeUndefined();
  });
});

describe("agents and phones", () => {
  it("list those who take contacts, reachable while their phone is registered", async () => {
    const { agents, phones } = world.harbour;
    expect((await agents.list()).map((agent) => agent.id)).toEqual(["ann", "bob", "cleo"]);
    expect(await agents.find(ada)).toMatchObject({
      name: "Name of ada",
      state: { status: "offline" },
      reachable: false,
    });
    const phone = { user: ann, contact: "sip:1", instance: "tab-1", expiresAt: world.clock.now() + 60_000 };
    expect(await phones.register(phone)).toEqual({});
    expect(await phones.register({ ...phone, expiresAt: phone.expiresAt + 1 })).toEqual({});
    expect(await phones.register({ ...phone, contact: "sip:2", instance: "tab-2" })).toEqual({ replaced: "sip:1" });
    expect((await agents.find(ann))?.reachable).toBe(true);
    expect(await phones.contactOf(ann, world.clock.now() + 60_000)).toBeUndefined();
    await phones.unregister(ann, "sip:1");
    expect((await agents.find(ann))?.reachable).toBe(true);
    await phones.unregister(ann, "sip:2");
    expect((await agents.find(ann))?.reachable).toBe(false);
  });

  it("give credentials for a while", async () => {
    const { phones, testPhones } = world.harbour;
    const expiresAt = world.clock.now() + 1_000;
    await phones.grant({ user: ann, username: "u-1", realm: "harbour.patchbay", ha1: { md5: "abc" }, expiresAt });
    expect(await phones.credentials("u-1", world.clock.now())).toEqual({ user: "ann", ha1: { md5: "abc" } });
    expect(await phones.credentials("u-1", expiresAt)).toBeUndefined();
    const grant = {
      username: "test-1",
      realm: "r",
      ha1: { md5: "h", sha256: "s" },
      by: ada,
      flow: "welcome",
      program: "f00d" as ProgramHash,
      expiresAt,
    };
    await testPhones.grant(grant);
    expect(await testPhones.find("test-1", world.clock.now())).toEqual(grant);
    expect(await testPhones.find("test-1", expiresAt)).toBeUndefined();
    expect(await world.yunfan.testPhones.find("test-1", world.clock.now())).toBeUndefined();
  });

  it("end leases that run out", async () => {
    const { agents } = world.harbour;
    const cleo = "cleo" as UserId;
    const at = world.clock.now();
    const offer = { type: "offered", offer: "o" as never, entry: "e" as never, until: at + 5_000 } as const;
    must(await agents.apply(cleo, { type: "asked", wish: { status: "ready" } }, at));
    must(await agents.apply(cleo, offer, at));
    expect(await agents.expire(at + 4_999)).toEqual([]);
    expect(await agents.expire(at + 5_000)).toMatchObject([
      { id: "cleo", state: { status: "away", reason: "missed" } },
    ]);
    expect(await agents.expire(at + 5_000)).toEqual([]);
    expect(await agents.apply("none" as UserId, { type: "tick" }, at)).toMatchObject({
      error: { code: "agent.not-found" },
    });
  });
});

describe("webhooks and audit", () => {
  it("deliver each event to who asked for it, once at a time, again after a failure", async () => {
    const { webhooks } = world.harbour;
    const at = world.clock.now();
    const all = await webhooks.create({ url: "https://a.test", events: ["*"], secret: "s-1" });
    await webhooks.create({ url: "https://b.test", events: ["ticket.changed"], secret: "s-2" });
    await webhooks.enqueue("call.ended", { call: "1" }, at);
    const [due] = await webhooks.due(at, 10);
    expect(due).toMatchObject({ webhook: all.id, event: "call.ended", body: { call: "1" }, attempts: 1, nextAt: at });
    expect(await webhooks.due(at, 10)).toEqual([]);
    await webhooks.settle(due?.id ?? "", { ok: false, error: "500", retryAt: at + 5_000 });
    expect(await webhooks.due(at + 4_999, 10)).toEqual([]);
    expect(await webhooks.due(at + 5_000, 10)).toMatchObject([{ attempts: 2, lastError: "500" }]);
    await webhooks.settle(due?.id ?? "", { ok: true });
    expect(await webhooks.deliveries(all.id, 5)).toMatchObject([{ status: "delivered" }]);
    expect(await webhooks.secrets(all.id, at)).toEqual(["s-1"]);
    expect(await webhooks.rotateSecret(all.id, "s-2", at + 1_000)).toBe(true);
    expect(await webhooks.secrets(all.id, at)).toEqual(["s-2", "s-1"]);
    expect(await webhooks.secrets(all.id, at + 1_000)).toEqual(["s-2"]);
    expect(await world.yunfan.webhooks.rotateSecret(all.id, "s-3", at)).toBe(false);
    expect(await world.yunfan.webhooks.secrets(all.id, at)).toEqual([]);
    await webhooks.remove(all.id);
    expect(await webhooks.deliveries(all.id, 5)).toEqual([]);
  });

  it("write down who did what, newest first", async () => {
    const { audit } = world.harbour;
    for (const action of ["flow.published", "recording.listened"]) {
      world.clock.advance(10);
      await audit.write({ at: world.clock.now(), by: "ada", action, target: "x", detail: { version: 1 } });
    }
    expect((await audit.list({ limit: 5 })).map((entry) => entry.action)).toEqual([
      "recording.listened",
      "flow.published",
    ]);
    expect(await audit.list({ action: "flow.published", limit: 5 })).toMatchObject([{ detail: { version: 1 } }]);
    expect(await audit.list({ limit: 5, before: world.clock.now() })).toHaveLength(1);
    expect(await world.yunfan.audit.list({ limit: 5 })).toEqual([]);
  });
});
