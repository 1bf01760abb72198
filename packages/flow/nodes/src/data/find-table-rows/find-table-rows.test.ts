import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { branches } from "../../parts/branches.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (column: string, value: string) =>
  TestCall.dial(
    nodeFlow(
      "find-table-rows",
      { table: "branches", where: [{ name: column, value }], rows: "all" },
      ["found", "not-found", "failed"],
      { before: { digits: "200" } },
    ),
    nodeRegistry,
    { world: branches },
  );

it("finds rows by the value of a column, as the column's type has it", async () => {
  const call = await dial("code", "{{ digits }}");
  await call.expectAt("found");
  expect(call.variables()).toMatchObject({
    row: { code: 200, city: "Hamburg", open: true },
    all: [{ code: 200, city: "Hamburg", open: true }],
  });
  expect((await dial("open", "yes")).variables().all).toHaveLength(2);
});

it("leaves by not-found with an empty row, and by failed for a column or table that is not there", async () => {
  const none = await dial("code", "999");
  await none.expectAt("not-found");
  expect(none.variables()).toMatchObject({ row: null, all: [] });
  await (await dial("colour", "red")).expectAt("failed");
});
