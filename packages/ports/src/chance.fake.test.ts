import { expect, it } from "vitest";
import { chanceContract } from "./chance.contract.ts";
import { fakeChance } from "./chance.fake.ts";

chanceContract("fakeChance", () => fakeChance());

it("repeats itself for the same seed", () => {
  const draw = (seed: number) => {
    const chance = fakeChance(seed);
    return Array.from({ length: 5 }, () => chance.fraction());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});
