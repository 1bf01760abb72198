import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { run } from "./flow.command.ts";

const seeds = join(import.meta.dirname, "../../../../prisma/seed/flows");
let said: string[] = [];
let folder = "";

beforeEach(() => {
  said = [];
  folder = mkdtempSync(join(tmpdir(), "patchbay-flow-"));
  for (const name of ["log", "error"] as const)
    vi.spyOn(console, name).mockImplementation((line) => void said.push(String(line)));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it("runs the test files of a folder's flows", async () => {
  expect(await run(["test", seeds])).toBe(0);
  expect(said.join("\n")).toContain("ok    A known customer is connected to sales");
});

it("fails, and shows the way that was taken, when a case does not come out", async () => {
  writeFileSync(join(folder, "welcome.flow.json"), readFileSync(join(seeds, "welcome.flow.json")));
  const cases = [
    { name: "open on Sunday", scene: { calendars: { "office-hours": "closed" } }, steps: [{ at: "menu" }] },
  ];
  writeFileSync(join(folder, "welcome.test.json"), JSON.stringify({ format: "patchbay.flow-test/1", cases }));
  expect(await run(["test", folder])).toBe(1);
  expect(said.join("\n")).toContain('expected the contact at "menu", it is at "ask-message"');
  expect(said.join("\n")).toContain("start:next → hours:closed → closed:done → ask-message");
});

it.each([
  ["check"],
  ["import", "--from", "any"],
  ["simulate"],
  ["diff", join(seeds, "welcome.flow.json")],
  ["merge", join(seeds, "welcome.flow.json"), join(seeds, "welcome.flow.json")],
  ["replay"],
  ["print"],
])("refuses a file of 21 MB to %s, without reading it", async (verb, ...others) => {
  const huge = join(folder, "huge.flow.json");
  writeFileSync(huge, "");
  truncateSync(huge, 21_000_000);
  expect(await run([verb, huge, ...others])).toBeGreaterThan(0);
  expect(said.join("\n")).toContain("is larger than 20 MB");
});

it("refuses flows that call each other in a circle, by name", async () => {
  for (const [name, other] of [
    ["hen", "egg"],
    ["egg", "hen"],
  ] as const) {
    const call = { type: "run-sub-flow", config: { flow: other }, to: { next: "end", failed: "end" } };
    const flow = drawFlow(name, { start: { type: "start", to: { next: "call" } }, call, end: { type: "end" } });
    writeFileSync(join(folder, `${name}.flow.json`), JSON.stringify(flow));
  }
  expect(await run(["simulate", join(folder, "hen.flow.json")])).toBeGreaterThan(0);
  expect(said.join("\n")).toMatch(/FLOW40[12] .*egg/);
});

it("simulates one call by what happens in it", async () => {
  const scene = '{"calendars": {"office-hours": "open"}}';
  expect(await run(["simulate", join(seeds, "welcome.flow.json"), "press:9", "--scene", scene])).toBe(0);
  expect(said.at(-1)).toMatch(/menu:choice:message → ask-message$/);
});

it("imagines calls for every exit, and says which are never taken", async () => {
  expect(await run(["simulate", join(seeds, "welcome.flow.json"), "--cover", "--json"])).toBe(0);
  const { calls, missed } = JSON.parse(said.at(-1) ?? "{}");
  expect(calls.length).toBeGreaterThan(5);
  expect(missed).toEqual([]);
});

it("refuses words that are none of what can happen", async () => {
  expect(await run(["simulate", join(seeds, "welcome.flow.json"), "dance:tango"])).toBe(1);
});
