import type { CallId, ConversationId, CustomerId, RecordingId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { DAY } from "@patchbay/base/time";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
const ada = "ada" as UserId;
let made = 0;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

const person = (name: string, more: object = {}) =>
  world.harbour.customers.create({ name, phones: [], emails: [], tags: [], fields: {}, ...more });

async function callOf(
  customer: CustomerId,
  more: { ended?: boolean; channel?: "chat"; disposition?: string } = {},
): Promise<CallId> {
  made += 1;
  const id = `life-${made}` as CallId;
  const { calls } = world.harbour;
  const startedAt = world.clock.now() + made;
  const { channel } = more;
  await calls.start({
    ...{
      id,
      direction: "inbound",
      from: "+49301",
      to: "+49300",
      startedAt,
      runtime: "r",
      ...(channel ? { channel } : {}),
    },
  });
  await calls.update(id, { customer, ...(more.disposition ? { disposition: more.disposition } : {}) });
  if (more.ended ?? true) await calls.end(id, { at: startedAt + 1, outcome: "completed", by: "customer" });
  return id;
}

const ticketOf = (customer: CustomerId) => {
  made += 1;
  const about = {
    type: "task",
    subject: `Ticket ${made}`,
    description: "secret",
    priority: "normal" as const,
    fields: {},
  };
  return world.harbour.tickets.create({ key: `life-${made}`, ...about, customer });
};

describe("two records of one person", () => {
  it("become one with all that both had, and two again exactly as they were", async () => {
    const { customerMerges, customers, consents, customerHistory } = world.harbour;
    const kept = await person("Mia", { phones: ["+49 30 77"], tags: ["vip"], fields: { size: 3 } });
    const gone = await person("Mia W.", {
      ...{ phones: ["+493077", "+4940"], emails: ["mia@example.org"], others: [{ kind: "wechat", shown: "oAbc" }] },
      ...{ tags: ["late"], fields: { size: 9, colour: "red" }, externalId: "crm-77", tier: "gold" },
    });
    const [ours, theirs] = [await callOf(kept.id), await callOf(gone.id, { channel: "chat" })];
    const ticket = await ticketOf(gone.id);
    const said = {
      channel: "sms",
      purpose: "marketing",
      given: false,
      how: "call",
      by: ada,
      proof: "said so",
    } as const;
    await consents.add(gone.id, { ...said, at: world.clock.now() });

    const merge = must(await customerMerges.merge(kept.id, gone.id, ada, world.clock.now()));
    expect(merge.moved).toEqual({ call: 1, ticket: 1, dial_task: 0, queue_entry: 0, customer_consent: 1 });
    expect(await customers.find(gone.id)).toMatchObject({
      ...{ id: kept.id, name: "Mia", tier: "gold", externalId: "crm-77", tags: ["vip", "late"] },
      ...{ phones: ["+49 30 77", "+4940"], emails: ["mia@example.org"], fields: { size: 3, colour: "red" } },
    });
    expect((await customers.findBy({ kind: "wechat", shown: "oAbc" }))?.id).toBe(kept.id);
    expect((await customers.search("Mia W", 5)).map(({ id }) => id)).toEqual([]);
    const { entries } = await customerHistory.timeline(kept.id, { limit: 10 });
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining([ours, theirs, ticket.id, merge.id]));
    expect(await customers.update(gone.id, { name: "late" }, gone.revision)).toMatchObject({ ok: false });
    expect(await customerMerges.merge(kept.id, gone.id, ada, 0)).toEqual({
      ok: false,
      error: { code: "customer.not-found" },
    });

    must(await customerMerges.undo(merge.id, ada, world.clock.now()));
    const { revision: _, ...before } = gone;
    expect(await customers.find(gone.id)).toMatchObject(before);
    const { revision: __, ...keptBefore } = kept;
    const keptNow = await customers.find(kept.id);
    expect(keptNow).toMatchObject(keptBefore);
    expect(Object.keys(keptNow ?? {}).sort()).toEqual(Object.keys(kept).sort());
    expect((await customers.findBy({ externalId: "crm-77" }))?.id).toBe(gone.id);
    expect(await customerHistory.contacts(gone.id)).toEqual([theirs]);
    expect(await customerHistory.contacts(kept.id)).toEqual([ours]);
    expect(await consents.list(gone.id)).toHaveLength(1);
    expect(await customerMerges.undo(merge.id, ada, 0)).toMatchObject({ error: { code: "customer.merge-not-newest" } });
  });

  it("are parted in the order in which they came together, the newest first", async () => {
    const { customerMerges } = world.harbour;
    const [a, b, c] = [await person("A"), await person("B"), await person("C")];
    const first = must(await customerMerges.merge(a.id, b.id, ada, 1));
    const second = must(await customerMerges.merge(c.id, a.id, ada, 2));
    expect((await world.harbour.customers.find(b.id))?.id).toBe(c.id);
    expect(await customerMerges.undo(first.id, ada, 3)).toMatchObject({ error: { code: "customer.merge-not-newest" } });
    must(await customerMerges.undo(second.id, ada, 3));
    must(await customerMerges.undo(first.id, ada, 4));
    expect((await customerMerges.list(a.id)).map(({ undoneAt }) => undoneAt)).toEqual([4]);
  });

  it("cannot be merged across each other at the same time", async () => {
    const { customerMerges } = world.harbour;
    const [a, b] = [await person("X"), await person("Y")];
    const both = await Promise.all([
      customerMerges.merge(a.id, b.id, ada, 1),
      customerMerges.merge(b.id, a.id, ada, 1),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("are suggested by what they share, the likeliest first, and by nobody else's", async () => {
    const shared = { phones: ["+4955 1"] };
    const one = await person("Li Wei", shared);
    const twin = await person("li wei", { phones: ["+49551"] });
    const family = await person("Li Na", shared);
    await world.yunfan.customers.create({ name: "Li Wei", emails: [], tags: [], fields: {}, ...shared });
    const found = await world.harbour.customerMerges.like(one.id, 5);
    expect(found.map(({ customer, likeness: { strength } }) => [customer.id, strength])).toEqual([
      [twin.id, "strong"],
      [family.id, "weak"],
    ]);
    expect(await world.yunfan.customerMerges.like(one.id, 5)).toEqual([]);
  });
});

describe("a list of customers", () => {
  const listed = (name: string, more: object = {}) => ({ name, phones: [], emails: [], tags: [], fields: {}, ...more });

  it("adds who is new and completes who is known, and the same list again changes nothing", async () => {
    const { customers } = world.harbour;
    const known = await person("Noa", { phones: ["+4966"], fields: { size: 1 } });
    const list = [
      listed("noa", { phones: ["+49 66"], emails: ["noa@example.org"], fields: { size: 2, colour: "red" } }),
      listed("Noa's son", { phones: ["+4966"] }),
      listed("Pat", { externalId: "list-1" }),
    ];
    expect(await customers.take(list)).toEqual({ added: 2, changed: 1 });
    expect(await customers.find(known.id)).toMatchObject({
      ...{ name: "Noa", phones: ["+4966"], emails: ["noa@example.org"], fields: { size: 1, colour: "red" } },
    });
    expect(await customers.take(list)).toEqual({ added: 0, changed: 0 });
    expect(await customers.take([listed("Noa", { phones: ["+4966"], externalId: "list-2" })])).toMatchObject({
      changed: 1,
    });
    expect(await customers.take([listed("Noa", { phones: ["+4966"], externalId: "list-3" })])).toMatchObject({
      added: 1,
    });
  });

  it("is written out page by page, each once, without records that went on in others", async () => {
    const { customers } = world.yunfan;
    for (let at = 0; at < 3; at++) await customers.create(listed(`Page ${at}`));
    const ids: CustomerId[] = [];
    for (;;) {
      const page = await customers.page(ids.at(-1), 2);
      ids.push(...page.map(({ id }) => id));
      if (page.length < 2) break;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a customer's timeline", () => {
  it("pages through everything once, newest first, and can be narrowed", async () => {
    const { customerHistory, surveys } = world.harbour;
    const { id } = await person("Tim");
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) ids.push(await callOf(id));
    ids.push((await ticketOf(id)).id);
    await surveys.save("life-answer", {
      call: ids[0] as CallId,
      question: "csat",
      score: 4,
      best: 5,
      at: world.clock.now(),
    });
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await customerHistory.timeline(id, { limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.entries.map((entry) => `${entry.kind} ${entry.id}`));
      after = page.next;
      more = after !== undefined;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect((await customerHistory.timeline(id, { limit: 9, kinds: ["survey"] })).entries).toMatchObject([
      { kind: "survey", what: "csat", about: "4/5" },
    ]);
    const facts = await customerHistory.facts(id, world.clock.now() - DAY);
    expect(facts).toMatchObject({ answers: [{ score: 4, best: 5 }], openTickets: 1 });
    expect(facts.contacts).toHaveLength(5);
    expect((await world.yunfan.customerHistory.timeline(id, { limit: 9 })).entries).toEqual([]);
  });
});

describe("a customer who wants to be forgotten", () => {
  it("is taken out of records, messages, notes and tickets; that there was a contact stays", async () => {
    const { customers, customerHistory, calls, conversations, tickets } = world.harbour;
    const { id } = await person("Eve", { phones: ["+49301"] });
    const call = await callOf(id, { channel: "chat" });
    const conversation = call as string as ConversationId;
    const came = {
      channel: "chat",
      address: "chat_life",
      visitor: "eve",
      facts: { name: "Eve" },
      openedAt: 1,
    } as const;
    await conversations.open({ id: conversation, ...came });
    const body = {
      kind: "text",
      text: "my secret",
      attachments: [{ id: "file-1", name: "a", type: "b", bytes: 1 }],
    } as const;
    must(await conversations.write(conversation, { key: "k", author: { kind: "visitor" }, body, at: 2 }));
    const recording = {
      id: `rec-${call}` as RecordingId,
      call,
      kind: "conversation",
      path: "/a.wav",
      startedAt: 1,
    } as const;
    await calls.addRecording(recording);
    await calls.addNote(call, { by: ada, at: 3, text: "Eve's secret" });
    const ticket = await ticketOf(id);
    const open = await callOf(id, { ended: false });
    expect(await customerHistory.erase(id)).toBeUndefined();
    await calls.end(open, { at: world.clock.now() + 99, outcome: "completed", by: "customer" });

    expect(await world.yunfan.customerHistory.erase(id)).toEqual({ recordings: [], attachments: [] });
    expect(await customerHistory.erase(id)).toEqual({ recordings: [recording.id], attachments: ["file-1"] });
    expect(await customers.find(id)).toBeUndefined();
    expect(await conversations.messages(conversation, { after: 0, limit: 9 })).toEqual([]);
    expect(await conversations.find(conversation)).toMatchObject({ facts: {}, visitor: `erased/${call}` });
    expect(await calls.find(call)).toMatchObject({ id: call, from: "erased", to: "+49300" });
    expect([await calls.notes(call), await calls.recordings(call)]).toEqual([[], []]);
    expect(await tickets.find(ticket.id)).toMatchObject({ subject: "erased", description: "" });
  });
});
