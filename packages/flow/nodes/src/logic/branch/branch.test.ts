import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const cases = [
  { id: "vip", when: 'customer.tier == "gold"' },
  { id: "odd", when: "digits < 3" },
  { id: "many", when: "int(digits) > 5 && count + 1 == 3" },
  { id: "few", when: "count == 2" },
];
const exits = [...cases.map(({ id }) => `choice:${id}`), "otherwise"];
const at = async (before: Record<string, string | number>) => {
  const call = await TestCall.dial(nodeFlow("branch", { cases }, exits, { before }), nodeRegistry);
  return call.at();
};

it("takes the first case that is true; what is missing or cannot be compared counts as false", async () => {
  expect(await at({ digits: "7", count: 2 })).toBe("choice_many");
  expect(await at({ digits: "1", count: 2 })).toBe("choice_few");
  expect(await at({ digits: "1", count: 9 })).toBe("otherwise");
});
