import { expect, it } from "vitest";
import { FRESH_WISH, isWholeWish, release } from "./release-wish.ts";

function listening() {
  const asked: [string, unknown][] = [];
  const mutation = (name: string) => ({ mutate: async (input: unknown) => void asked.push([name, input]) });
  const names = ["move", "plan", "startCanary"];
  return { asked, client: { release: Object.fromEntries(names.map((name) => [name, mutation(name)])) } as never };
}

it("moves the environment at once, plans it, or tries the version on a share of the calls", async () => {
  const { asked, client } = listening();
  const version = { flow: "line", version: 3 };
  await release(client, version, FRESH_WISH);
  await release(client, version, { ...FRESH_WISH, way: "later", at: "2030-01-01T09:00:00Z" });
  await release(client, version, { ...FRESH_WISH, way: "share", percent: 25, limit: 2 });
  expect(asked).toEqual([
    ["move", { flow: "line", alias: "live", version: 3 }],
    ["plan", { flow: "line", alias: "live", version: 3, at: Date.UTC(2030, 0, 1, 9) }],
    [
      "startCanary",
      { flow: "line", alias: "live", canary: { version: 3, percent: 25, metric: "failed", limit: 0.02, minCalls: 20 } },
    ],
  ]);
});

it("cannot be carried out without an environment, on the draft, or at no time", () => {
  expect(isWholeWish(FRESH_WISH)).toBe(true);
  expect(isWholeWish({ ...FRESH_WISH, alias: "" })).toBe(false);
  expect(isWholeWish({ ...FRESH_WISH, alias: "draft" })).toBe(false);
  expect(isWholeWish({ ...FRESH_WISH, way: "later" })).toBe(false);
  expect(isWholeWish({ ...FRESH_WISH, way: "later", at: "2030-01-01T09:00" })).toBe(true);
});
