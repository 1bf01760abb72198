import type { TenantId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupTable, type OrganisationParts } from "./group-table.ts";
import { branchOf, inTreeOrder } from "./organisation.ts";

const id = (name: string) => name as TenantId;
const tree = inTreeOrder(id("group"), [
  { id: id("group"), name: "Group", parent: id("above") },
  { id: id("south"), name: "South", parent: id("group") },
  { id: id("north"), name: "North", parent: id("group") },
  { id: id("pier"), name: "Pier", parent: id("north") },
]);
const METRICS = ["calls-offered", "service-level", "average-speed-of-answer", "longest-wait-now"];

/** What one organisation would answer about these waits: all answered, in time within 20 s. */
function answered(waits: readonly number[]): OrganisationParts["parts"]["rows"][number]["parts"] {
  const sum = waits.reduce((total, wait) => total + wait, 0);
  return [
    { top: waits.length },
    { top: waits.filter((wait) => wait <= 20).length, bottom: waits.length },
    { top: sum, bottom: waits.length },
    { top: waits.length > 0 ? Math.max(...waits) : null },
  ];
}

const ask = (waits: readonly (readonly number[])[], by?: "organisation" | "branch") =>
  groupTable(
    METRICS,
    by,
    tree.map((organisation, at) => ({
      organisation,
      parts: { metrics: METRICS, rows: [{ parts: answered(waits[at] ?? []) }] },
    })),
  );

describe("figures of a group", () => {
  it("are those of all contacts in one heap, however the contacts are spread over the organisations", () => {
    const waits = fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 8 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(waits, (spread) => {
        const heap = spread.flat();
        const whole = heap.length;
        const within = heap.filter((wait) => wait <= 20).length;
        const sum = heap.reduce((total, wait) => total + wait, 0);
        expect(ask(spread).rows).toEqual([
          {
            values: [
              whole,
              whole > 0 ? within / whole : null,
              whole > 0 ? sum / whole : null,
              whole > 0 ? Math.max(...heap) : null,
            ],
          },
        ]);
      }),
    );
  });

  it("weigh a mean by its contacts: nine of 10 s and one of 110 s wait 20 s, not 60 s", () => {
    expect(ask([[], Array(9).fill(10), [110], []]).rows[0]?.values).toEqual([10, 0.9, 20, 110]);
  });

  it("stand by organisation, and by branch with all that is below", () => {
    const waits = [[1], [2, 2], [3, 3, 3], [4]];
    const counted = (by: "organisation" | "branch") =>
      ask(waits, by).rows.map(({ label, values }) => [label, values[0]]);
    expect(counted("organisation")).toEqual([
      ["Group", 1],
      ["North", 2],
      ["Pier", 3],
      ["South", 1],
    ]);
    expect(counted("branch")).toEqual([
      ["Group", 7],
      ["North", 5],
      ["Pier", 3],
      ["South", 1],
    ]);
  });

  it("add up rows that mean the same everywhere, and keep two queues of one name apart", () => {
    const rows = (by: "hour" | "queue", key: string) =>
      groupTable(
        ["calls-offered"],
        by,
        tree.slice(0, 2).map((organisation, at) => ({
          organisation,
          parts: { metrics: ["calls-offered"], rows: [{ key, label: key, parts: [{ top: at + 1 }] }] },
        })),
      ).rows;
    expect(rows("hour", "2026-11-23T10:00:00Z")).toEqual([
      { key: "2026-11-23T10:00:00Z", label: "2026-11-23T10:00:00Z", values: [3] },
    ]);
    expect(rows("queue", "sales")).toEqual([
      { key: "group/sales", label: "Group · sales", values: [1] },
      { key: "north/sales", label: "North · sales", values: [2] },
    ]);
  });
});

describe("the tree of a group", () => {
  it("begins with the one that looks, says nothing of what is above it, and lists each before those below it", () => {
    expect(tree.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
      ["Group", 0, undefined],
      ["North", 1, "group"],
      ["Pier", 2, "north"],
      ["South", 1, "group"],
    ]);
    expect(branchOf(tree, id("north")).map(({ name }) => name)).toEqual(["North", "Pier"]);
    expect(branchOf(tree, id("elsewhere"))).toEqual([]);
  });

  it("meets every organisation once at most, whatever the rows say of who is above whom", () => {
    const names = ["a", "b", "c", "d", "e"];
    const parents = fc.array(fc.option(fc.constantFrom(...names), { nil: undefined }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(parents, (above) => {
        const rows = names.map((name, at) => {
          const parent = above[at];
          return { id: id(name), name, ...(parent === undefined ? {} : { parent: id(parent) }) };
        });
        const walked = inTreeOrder(id("a"), rows);
        expect(walked[0]?.id).toBe("a");
        expect(new Set(walked.map((one) => one.id)).size).toBe(walked.length);
        for (const one of walked) {
          const branch = branchOf(walked, one.id);
          expect(branch.every(({ depth }, at) => at === 0 || depth > one.depth)).toBe(true);
        }
      }),
    );
  });
});
