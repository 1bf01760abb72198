import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { steadyShare } from "../../parts/steady-share.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const shares = [
  { id: "new", percent: 30 },
  { id: "other", percent: 20 },
];
const exits = ["choice:new", "choice:other", "rest", "failed"];
const wayOf = async (from: string, config: object = {}, ways = exits) => {
  const flow = nodeFlow("percentage-split", { shares, ...config }, ways);
  return (await TestCall.dial(flow, nodeRegistry, { from })).at();
};

it("sends a caller by the number's share, always the same way", async () => {
  const expected = (from: string) => {
    const share = steadyShare(`split/${from}`);
    return share < 0.3 ? "choice_new" : share < 0.5 ? "choice_other" : "rest";
  };
  for (const from of ["+49301", "+49302", "+49303", "+49304", "+49305"]) {
    expect(await wayOf(from)).toBe(expected(from));
    expect(await wayOf(from)).toBe(expected(from));
  }
});

it("sends a caller without a number by chance", async () => {
  expect(exits.map((exit) => exit.replace(":", "_"))).toContain(await wayOf(""));
});

it("sends everybody one way at 100 %", async () => {
  const all = { shares: [{ id: "new", percent: 100 }] };
  expect(await wayOf("+49301", all, ["choice:new", "rest", "failed"])).toBe("choice_new");
});
