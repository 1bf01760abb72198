import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { branches } from "../../parts/branches.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (config: JsonObject) =>
  TestCall.dial(
    nodeFlow("write-table", { table: "branches", into: "count", ...config }, ["done", "failed"], {
      before: { city: "Ulm" },
    }),
    nodeRegistry,
    { world: branches },
  );
const rowsOf = (call: TestCall) => call.world.tables.tables.get("branches")?.rows;

it("adds a row with its values filled in, once also after a restart", async () => {
  const call = await dial({
    how: "add",
    cells: [
      { name: "code", value: "400" },
      { name: "city", value: "{{ city }}" },
    ],
  });
  await call.expectAt("done");
  await call.restart((entries) => entries.filter(({ type }) => type === "started"));
  await call.expectAt("done");
  expect(rowsOf(call)?.slice(3)).toEqual([{ code: 400, city: "Ulm" }]);
  expect(call.variables().count).toBe(1);
});

it("changes rows that match, adds one when asked to, and removes", async () => {
  const where = [{ name: "open", value: "true" }];
  const changed = await dial({ how: "change", where, cells: [{ name: "open", value: "no" }] });
  expect(changed.variables().count).toBe(2);
  expect(rowsOf(changed)?.every((row) => row.open === false)).toBe(true);
  const saved = await dial({
    how: "save",
    where: [{ name: "code", value: "7" }],
    cells: [{ name: "city", value: "Bonn" }],
  });
  expect(rowsOf(saved)?.at(-1)).toEqual({ code: 7, city: "Bonn" });
  const removed = await dial({ how: "remove", where });
  expect(rowsOf(removed)).toEqual([{ code: 300, city: "Kiel", open: false }]);
});

it("leaves by failed for a value that the column does not take", async () => {
  await (await dial({ how: "add", cells: [{ name: "code", value: "many" }] })).expectAt("failed");
});

it("does not publish a change of all rows", async () => {
  await expect(dial({ how: "remove" })).rejects.toThrow("FLOW103");
});
