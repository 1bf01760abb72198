import { expect, it } from "vitest";
import { createGate } from "./gate.ts";

it("lets so many in at once, the others in their order, and goes on after one that failed", async () => {
  const gate = createGate(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((which) =>
    gate(async () => {
      began.push(which);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (which === 0) throw new Error("bad luck");
      return which;
    }).catch((error: Error) => error.message),
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  await settled();
  expect(began).toEqual([0, 1]);
  ends[0]?.();
  await settled();
  expect(began).toEqual([0, 1, 2]);
  ends[1]?.();
  ends[2]?.();
  await settled();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual(["bad luck", 1, 2, 3]);
});
