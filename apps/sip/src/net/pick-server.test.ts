import { describe, expect, it } from "vitest";
import { pickServer } from "./pick-server.ts";

const record = (name: string, priority: number, weight: number) => ({ name, priority, weight, port: 5060 });

describe("pickServer", () => {
  it("takes the lowest priority, in proportion to the weights", () => {
    const records = [record("spare", 20, 100), record("big", 10, 30), record("small", 10, 10)];
    const picked = Array.from({ length: 100 }, (_, i) => pickServer(records, i / 100)?.name);
    expect([picked.filter((name) => name === "big").length, picked.filter((name) => name === "small").length]).toEqual([
      75, 25,
    ]);
  });

  it("finds a server also when all weights are 0, and none among none", () => {
    expect(pickServer([record("only", 0, 0)], 0.99)?.name).toBe("only");
    expect(pickServer([], 0.5)).toBeUndefined();
  });
});
