import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = {
  questions: ["tier", "total"],
  results: ["queue", "discount"],
  rules: [
    { when: ["gold, platinum", "> 1000"], gives: ["vip", "10"] },
    { when: ["gold, platinum"], gives: ["gold", "5"] },
    { when: ["-", "100..1000"], gives: ["sales", "2"] },
  ],
};
const decide = async (tier: string, total: number, more: JsonObject = {}) => {
  const flow = nodeFlow("decision-table", { ...config, ...more }, ["decided", "no-rule", "failed"], {
    before: { tier, total },
  });
  const call = await TestCall.dial(flow, nodeRegistry);
  return [call.at(), call.variables().decision];
};

it("takes the first rule that holds", async () => {
  expect(await decide("gold", 5_000)).toEqual(["decided", { queue: "vip", discount: "10" }]);
  expect(await decide("gold", 500)).toEqual(["decided", { queue: "gold", discount: "5" }]);
  expect(await decide("tin", 500)).toEqual(["decided", { queue: "sales", discount: "2" }]);
  expect(await decide("tin", 50)).toEqual(["no-rule", null]);
});

it("takes all rules that hold when told to", async () => {
  expect(await decide("gold", 500, { hits: "all" })).toEqual([
    "decided",
    [
      { queue: "gold", discount: "5" },
      { queue: "sales", discount: "2" },
    ],
  ]);
  expect(await decide("tin", 5, { hits: "all" })).toEqual(["no-rule", []]);
});

it("names the cell that is wrong while one draws", async () => {
  const rules = [{ when: ["gold", "> many"], gives: [] }];
  await expect(decide("gold", 1, { rules })).rejects.toThrow('"> many" compares with what is no number.');
  await expect(decide("gold", 1, { rules: [{ when: ["a", "b", "c"] }] })).rejects.toThrow("more cells");
});
