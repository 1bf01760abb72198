import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
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

it("sends about the right share each way, and the same caller always the same way", async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => `+4930${100_000 + index * 7}`);
  const ways = await Promise.all(numbers.map((number) => wayOf(number)));
  const share = (way: string) => ways.filter((each) => each === way).length / ways.length;
  expect(Math.abs(share("choice_new") - 0.3)).toBeLessThan(0.12);
  expect(Math.abs(share("choice_other") - 0.2)).toBeLessThan(0.12);
  expect(await Promise.all(numbers.slice(0, 20).map((number) => wayOf(number)))).toEqual(ways.slice(0, 20));
});

it("deals anew under another name, and by chance without a number", async () => {
  const numbers = Array.from({ length: 40 }, (_, index) => `+49401${index}`);
  const first = await Promise.all(numbers.map((number) => wayOf(number)));
  const second = await Promise.all(numbers.map((number) => wayOf(number, { name: "autumn" })));
  expect(second).not.toEqual(first);
  expect(exits.map((exit) => exit.replace(":", "_"))).toContain(await wayOf(""));
});

it("sends everybody one way at 100 %", async () => {
  const all = { shares: [{ id: "new", percent: 100 }] };
  expect(await wayOf("+49301", all, ["choice:new", "rest", "failed"])).toBe("choice_new");
});
