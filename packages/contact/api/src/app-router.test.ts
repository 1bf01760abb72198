import { PERMISSIONS } from "@patchbay/domain/permission";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ApiInputs, type ApiOutputs, appRouter } from "./app-router.ts";
import type { ProcedureMeta } from "./procedure-meta.ts";

const procedures = Object.entries(appRouter._def.procedures) as unknown as readonly [
  string,
  { readonly _def: { readonly meta?: ProcedureMeta; readonly type: string } },
][];

describe("the API", () => {
  it("says of every procedure whom it serves", () => {
    const allowed: readonly unknown[] = ["public", "signed-in", ...PERMISSIONS];
    const silent = procedures.filter(([, { _def }]) => !allowed.includes(_def.meta?.access)).map(([path]) => path);
    expect(silent).toEqual([]);
    expect(procedures.length).toBeGreaterThan(70);
  });

  it("serves nothing but the session to people without a tenant, and nothing at all to the public", () => {
    const open = procedures.filter(([, { _def }]) => ["public", "signed-in"].includes(_def.meta?.access ?? ""));
    expect(open.map(([path]) => path)).toEqual(["session.me"]);
  });

  it("changes nothing by a permission that only reads", () => {
    const changing = procedures.filter(([, { _def }]) => _def.type === "mutation");
    expect(changing.filter(([, { _def }]) => _def.meta?.access?.endsWith(":read")).map(([path]) => path)).toEqual([]);
  });

  it("has types that pages can use", () => {
    expectTypeOf<ApiInputs["flow"]["get"]>().toEqualTypeOf<{ name: string }>();
    expectTypeOf<ApiInputs["calls"]["get"]>().toEqualTypeOf<{ id: string }>();
    expectTypeOf<ApiOutputs["ticket"]["get"]["number"]>().toEqualTypeOf<number>();
    expectTypeOf<ApiOutputs["calls"]["mine"]>().not.toBeAny();
    expectTypeOf<ApiOutputs["flow"]["get"]["document"]["nodes"]>().not.toBeAny();
  });
});
