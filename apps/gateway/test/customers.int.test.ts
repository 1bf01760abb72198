import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { CallId } from "@patchbay/base/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

type Customer = Outputs["customer"]["create"];
let postgres: TestPostgres;
let gateway: TestGateway;
let stores: ReturnType<TestGateway["stores"]["of"]>;
let agent: TestClient;
let supervisor: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  const people = [
    { id: "ann", role: "agent" },
    { id: "sue", role: "supervisor" },
  ] as const;
  stores = gateway.stores.of(await gateway.tenant("harbour", people));
  agent = await gateway.signedIn("harbour", "ann");
  supervisor = await gateway.signedIn("harbour", "sue");
});
afterAll(async () => {
  await gateway.stop();
  await postgres.stop();
});

const make = (name: string, more: object = {}) => agent.done<Customer>("customer.create", { name, ...more });
const refusedOf = async (who: TestClient, path: string, input: unknown) => (await who.mutate(path, input)).failure;
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

describe("customers", () => {
  it("are merged and parted by an agent, and the audit log says who did it", async () => {
    const [kept, gone] = [await make("Mia", { phones: ["+4911"] }), await make("mia", { phones: ["+49 11"] })];
    const { like } = await agent.ask<Outputs["customer"]["doubles"]>("customer.doubles", { id: kept.id });
    expect(like).toMatchObject([{ customer: { id: gone.id }, likeness: { strength: "strong" } }]);
    const both = { kept: kept.id, gone: gone.id };
    const merge = await agent.done<Outputs["customer"]["merge"]>("customer.merge", both);
    expect(await agent.ask("customer.get", { id: gone.id })).toMatchObject({ customer: { id: kept.id } });
    await agent.done("customer.undoMerge", { merge: merge.id });
    expect(await agent.ask("customer.get", { id: gone.id })).toMatchObject({ customer: { id: gone.id, name: "mia" } });
    const acts = (await stores.audit.list({ limit: 10 })).map(({ action, by }) => [action, by]);
    expect(acts).toEqual([
      ["customer.merge-undone", "ann"],
      ["customer.merged", "ann"],
    ]);
  });

  it("have fields of the tenant's types, set up by those who may", async () => {
    const fields = [{ key: "sales", title: "Sales", type: "number", isValue: true }];
    expect(await refusedOf(agent, "customer.saveFields", fields)).toMatchObject({ code: "access.not-allowed" });
    await supervisor.done("customer.saveFields", fields);
    expect(await refusedOf(agent, "customer.create", { name: "Bo", fields: { sales: "much" } })).toMatchObject({
      ...{ code: "customer.bad-field", facts: { field: "Sales", type: "number" } },
    });
    const { id } = await make("Bo", { fields: { sales: 120 } });
    expect(await agent.ask("customer.portrait", { id })).toMatchObject({ value: { title: "Sales", amount: 120 } });
  });

  it("say what they allow, with who heard it and how", async () => {
    const { id } = await make("Cy");
    const said = { id, channel: "sms", purpose: "marketing", given: false, how: "call", proof: "said so on the phone" };
    const view = await agent.done<Outputs["customer"]["sayConsent"]>("customer.sayConsent", said);
    expect(view.statements).toMatchObject([{ by: "ann", how: "call", proof: "said so on the phone" }]);
    const refused = view.leaves.filter(({ leave }) => !leave.allowed);
    expect(refused).toMatchObject([{ channel: "sms", purpose: "marketing" }]);
  });

  it("come from a spreadsheet saved in China: looked at first, then taken, each row that is wrong named", async () => {
    // "姓名,手机,备注", then "李,13800138000,=1+1" and "王,12,", as GB18030 writes them.
    const titles = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2, 0x0a];
    const text = (part: string) => [...new TextEncoder().encode(part)];
    const rows = [...[0xc0, 0xee], ...text(",13800138000,=1+1\n"), ...[0xcd, 0xf5], ...text(",12,\n")];
    const list = { file: base64(Uint8Array.from([...titles, ...rows])), country: "CN" };
    expect(await refusedOf(agent, "customer.importList", list)).toMatchObject({ code: "access.not-allowed" });
    const looked = await supervisor.done<Outputs["customer"]["importList"]>("customer.importList", list);
    expect(looked).toMatchObject({
      ...{ encoding: "gb18030", rows: 2, good: 1, neutralised: 1, mapping: { name: "姓名", phone: "手机" } },
      problems: [{ row: 3, code: "bad-number", value: "12" }],
      sample: [{ name: "李", phones: ["+8613800138000"], fields: { 备注: "'=1+1" } }],
    });
    expect(looked.taken).toBeUndefined();
    expect(await agent.ask("customer.search", { text: "李" })).toEqual([]);
    const apply = { ...list, apply: true };
    expect(await supervisor.done("customer.importList", apply)).toMatchObject({ taken: { added: 1, changed: 0 } });
    expect(await supervisor.done("customer.importList", apply)).toMatchObject({ taken: { added: 0, changed: 0 } });
  });

  it("get their file, and are forgotten with their recordings", async () => {
    const { id } = await make("Eve", { emails: ["eve@example.org"] });
    const call = "call-of-eve" as CallId;
    const how = { direction: "inbound", from: "+4999", to: "+4900", startedAt: Date.now(), runtime: "r" } as const;
    await stores.calls.start({ id: call, ...how });
    await stores.calls.update(call, { customer: id });
    expect(await refusedOf(supervisor, "customer.forget", { id })).toMatchObject({ code: "customer.in-contact" });
    await stores.calls.end(call, { at: Date.now(), outcome: "completed", by: "customer" });
    const file = await supervisor.done<Outputs["customer"]["file"]>("customer.file", { id });
    expect(file).toMatchObject({ customer: { name: "Eve" }, timeline: [{ kind: "call", id: call }] });
    expect(await refusedOf(agent, "customer.forget", { id })).toMatchObject({ code: "access.not-allowed" });
    await supervisor.done("customer.forget", { id });
    expect((await agent.query("customer.get", { id })).failure).toMatchObject({ code: "customer.not-found" });
    expect(await agent.ask("calls.get", { id: call })).toMatchObject({ call: { from: "erased" } });
  });
});
