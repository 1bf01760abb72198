import { chanceContract } from "@patchbay/ports/chance.contract";
import { expect, it } from "vitest";
import { systemChance } from "./system-chance.ts";

chanceContract("systemChance", systemChance);

it("draws UUIDs of version 7 that sort as drawn, also within a millisecond and after the clock stepped back", () => {
  const instants = [1_000_000_000_000, 1_000_000_000_000, 1_000_000_000_001, 999_999_999_000];
  let draws = 0;
  const chance = systemChance(() => instants[Math.floor(draws++ / 5_000)] ?? 0);
  const ids = Array.from({ length: 20_000 }, () => chance.id());
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids).toEqual(ids.toSorted());
  expect(Number.parseInt(ids[0]?.slice(0, 13).replace("-", "") ?? "", 16)).toBe(1_000_000_000_000);
});
