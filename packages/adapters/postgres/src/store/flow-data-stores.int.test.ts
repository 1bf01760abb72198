import type { CallId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import { DAY } from "@patchbay/base/time";
import { MAX_ROWS } from "@patchbay/ports/store/data-table-store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

const prices = {
  name: "prices",
  title: "Prices",
  columns: [
    { name: "sku", title: "Article", type: "text" },
    { name: "price", title: "Price", type: "number" },
  ],
} as const;

it("keeps rows of a table as its columns want them, and finds them by their cells", async () => {
  const { dataTables } = world.harbour;
  await dataTables.save(prices);
  const add = { table: "prices", how: "add", where: {}, cells: { sku: "a", price: "12" } } as const;
  expect(await dataTables.write(add, "run-1/row/1")).toEqual(ok({ rows: 1 }));
  await dataTables.write(add, "run-1/row/1");
  const save = (sku: string, price: number, key: string) =>
    dataTables.write({ table: "prices", how: "save", where: { sku }, cells: { price } }, key);
  expect(await save("b", 7, "run-1/row/2")).toEqual(ok({ rows: 1 }));
  expect(await save("a", 13, "run-1/row/3")).toEqual(ok({ rows: 1 }));
  expect(await dataTables.match("prices", { sku: "a" }, 10)).toEqual(ok([{ sku: "a", price: 13 }]));
  expect(await dataTables.match("prices", { price: "7" }, 10)).toEqual(ok([{ sku: "b", price: 7 }]));
  expect(await dataTables.list()).toEqual([{ ...prices, rows: 2 }]);
  expect(await dataTables.match("prices", { colour: "red" }, 1)).toEqual(
    err({ code: "table.unknown-column", column: "colour" }),
  );
  expect(await dataTables.match("nothing", {}, 1)).toEqual(err({ code: "table.unknown", table: "nothing" }));
  expect(await dataTables.saveRow("prices", { id: "c", cells: { sku: "c", price: 1 } })).toEqual(
    ok({ id: "c", cells: { sku: "c", price: 1 } }),
  );
  expect((await dataTables.rows("prices", { limit: 1 })).map(({ id }) => id)).toEqual(["c"]);
  expect(await dataTables.rows("prices", { limit: 5, after: "c" })).toHaveLength(2);
  const remove = { table: "prices", how: "remove", where: { sku: "c" }, cells: {} } as const;
  expect(await dataTables.write(remove, "run-1/row/4")).toEqual(ok({ rows: 1 }));
});

it("hides cells of columns that are gone, and everything from other tenants", async () => {
  const { dataTables } = world.harbour;
  await dataTables.save({ ...prices, columns: [prices.columns[0]] });
  expect(await dataTables.match("prices", { sku: "a" }, 1)).toEqual(ok([{ sku: "a" }]));
  expect(await world.yunfan.dataTables.match("prices", {}, 1)).toEqual(err({ code: "table.unknown", table: "prices" }));
  expect(await world.yunfan.dataTables.rows("prices", { limit: 5 })).toEqual([]);
});

it("adds one row when many save the same at once, and takes no more than a table holds", async () => {
  const { dataTables } = world.harbour;
  await dataTables.save({ ...prices, name: "race" });
  const change = { table: "race", how: "save", where: { sku: "x" }, cells: { price: 1 } } as const;
  await Promise.all(Array.from({ length: 8 }, (_, index) => dataTables.write(change, `run-${index}/row/1`)));
  expect(await dataTables.match("race", {}, 10)).toEqual(ok([{ sku: "x", price: 1 }]));
  await world.database.inTenant(
    world.harbour.tenant,
    (tx) => tx.$executeRaw`INSERT INTO data_row (table_name, id, cells)
      SELECT 'race', 'n-' || n, '{}' FROM generate_series(2, ${MAX_ROWS}::int) AS n`,
  );
  const full = await dataTables.write({ table: "race", how: "add", where: {}, cells: { sku: "y" } }, "run-9/row/1");
  expect(full).toEqual(err({ code: "table.full", most: MAX_ROWS }));
});

it("knows who must not be called, for as long as it was said", async () => {
  const { doNotCall } = world.harbour;
  await doNotCall.add({ number: "+49 (30) 99", reason: "asked" });
  await doNotCall.add({ number: "+4931", reason: "for a day", expiresAt: world.clock.now() + DAY });
  expect(await doNotCall.find("+493099")).toMatchObject({ reason: "asked" });
  expect(await doNotCall.find("+4931")).toMatchObject({ reason: "for a day" });
  expect(await world.yunfan.doNotCall.find("+493099")).toBeUndefined();
  world.clock.advance(DAY);
  expect(await doNotCall.find("+4931")).toBeUndefined();
  await doNotCall.add({ number: "+493099", reason: "again" });
  expect((await doNotCall.list({ limit: 10 })).map(({ reason }) => reason)).toEqual(["again", "for a day"]);
  await doNotCall.remove("+49 30 99");
  expect(await doNotCall.find("+493099")).toBeUndefined();
});

it("keeps a connection's secret when its settings change without one", async () => {
  const { connections } = world.harbour;
  await connections.save({ kind: "sms", settings: { url: "https://a.example" }, sealed: "v1.x" });
  await connections.save({ kind: "sms", settings: { url: "https://b.example" } });
  expect(await connections.find("sms")).toMatchObject({ settings: { url: "https://b.example" }, sealed: "v1.x" });
  expect(await world.yunfan.connections.list()).toEqual([]);
  await connections.remove("sms");
  expect(await connections.find("sms")).toBeUndefined();
});

it("keeps answers that agents give again and again, for whom they are, and nobody else's", async () => {
  const { cannedAnswers } = world.harbour;
  const answer = { id: "a1", shortcut: "late", title: "Late", body: "Sorry", teams: ["Trade"], queues: ["sales"] };
  await cannedAnswers.save({ ...answer, language: "en" }, world.clock.now());
  await cannedAnswers.save({ ...answer, owner: "ann" }, world.clock.now());
  expect(await cannedAnswers.find("a1")).toEqual({ ...answer, owner: "ann" });
  await cannedAnswers.save(answer, world.clock.now());
  expect([await cannedAnswers.list(), await world.yunfan.cannedAnswers.find("a1")]).toEqual([[answer], undefined]);
  expect([await world.yunfan.cannedAnswers.list(), await world.yunfan.cannedAnswers.remove("a1")]).toEqual([[], false]);
  expect([await cannedAnswers.remove("a1"), await cannedAnswers.list()]).toEqual([true, []]);
});

it("keeps templates, and the first answer and the first outcome of a key", async () => {
  const { templates, surveys, effects } = world.harbour;
  const receipt = { name: "receipt", title: "Receipt", channel: "email", subject: "Hi", body: "{{ name }}" } as const;
  await templates.save({ ...receipt, body: "old" });
  await templates.save(receipt);
  expect([await templates.list(), await templates.find("receipt")]).toEqual([[receipt], receipt]);
  const answer = { call: "call-1" as CallId, question: "csat", score: 4, best: 5, at: world.clock.now() };
  await surveys.save("run-1/survey/1", answer);
  await surveys.save("run-1/survey/1", { ...answer, score: 1 });
  expect(await surveys.ofCall("call-1" as CallId)).toEqual([answer]);
  expect(await surveys.search({ question: "csat", from: answer.at, limit: 5 })).toEqual([answer]);
  expect(await surveys.search({ question: "other", limit: 5 })).toEqual([]);
  await effects.keep("run-1/mail/1", { ok: true }, world.clock.now());
  await effects.keep("run-1/mail/1", { ok: false }, world.clock.now());
  expect(await effects.outcome("run-1/mail/1")).toEqual({ ok: true });
  expect(await effects.outcome("run-1/mail/2")).toBeUndefined();
});
