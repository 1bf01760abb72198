import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "./flow.command.ts";

const seeds = join(import.meta.dirname, "../../../../prisma/seed/flows");
const WELCOME = join(seeds, "welcome.flow.json");
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

it("runs the case that the guide shows", async () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/move-flows.md"), "utf8");
  const [, shown = ""] = /```json\n(.*?)```/s.exec(guide) ?? [];
  writeFileSync(join(folder, "welcome.flow.json"), readFileSync(WELCOME));
  writeFileSync(join(folder, "welcome.test.json"), shown);
  expect(await run(["test", folder])).toBe(0);
  expect(said.join("\n")).toContain("ok    Out of hours the caller leaves a message");
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

const VERBS = ["check", "test", "simulate", "diff", "merge", "print", "export", "import", "replay", "schema"];

it.each(VERBS)("tells what %s takes, does and answers", async (verb) => {
  expect(await run([verb, "--help"])).toBe(0);
  expect(said.at(-1)).toMatch(new RegExp(`^patchbay flow ${verb}\\b`));
  if (verb !== "schema") expect(said.at(-1)).toContain("Exit code");
});

it("lists its verbs, and refuses others", async () => {
  expect(await run(["--help"])).toBe(0);
  for (const verb of VERBS) expect(said.at(-1)).toContain(`patchbay flow ${verb} `);
  expect(await run(["frobnicate"])).toBe(2);
  expect(said.at(-1)).toContain('unknown verb "frobnicate"');
});

const READERS: readonly (readonly [verb: string, ...others: string[]])[] = [
  ["check"],
  ["test"],
  ["simulate"],
  ["diff", WELCOME],
  ["merge", WELCOME, WELCOME],
  ["print"],
  ["import", "--server", "http://127.0.0.1:9", "--key", "k"],
  ["import", "--from", "any"],
  ["replay"],
];
/** Kinds of files that cannot be used, and words that say why. */
const UNUSABLE: readonly (readonly [name: string, content: string | undefined, why: RegExp])[] = [
  ["gone.flow.json", undefined, /gone\.flow\.json is not there\. Check the name/],
  ["half.flow.json", '{ "format": "patchbay.flow/1", ', /no JSON/],
  ["clash.flow.json", '{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}', /conflict marks|no JSON/],
  [
    "newer.flow.json",
    '{"format": "patchbay.flow/9"}',
    /it is "patchbay\.flow\/9"; this version reads|no export|no recording/,
  ],
  ["others.flow.json", '{"hello": 1}', /it is missing; this version reads|no export|no recording/],
];

describe.each(READERS)("%s", (verb, ...others) => {
  it.each(UNUSABLE)("refuses %s with what is wrong and what to do", async (name, content, why) => {
    const file = join(folder, name);
    if (content !== undefined) writeFileSync(file, content);
    writeFileSync(file.replace(".flow.", ".test."), "{}");
    const code = await run([verb, file, ...others]);
    // To check a file of another format is a finding, not a failure.
    expect(code).toBe(verb === "check" && /newer|others/.test(name) ? 1 : 2);
    expect(said.join("\n")).toMatch(why);
  });
});

it("says where another product's file belongs", async () => {
  const file = join(folder, "studio.json");
  writeFileSync(file, '{"states": [], "initial_state": "Trigger"}');
  expect(await run(["print", file])).toBe(2);
  expect(said.join("\n")).toContain("patchbay flow import --from any");
});

it("leaves neighbours alone that are no JSON", async () => {
  writeFileSync(join(folder, "welcome.flow.json"), readFileSync(WELCOME));
  writeFileSync(join(folder, "half.flow.json"), "{");
  expect(await run(["simulate", join(folder, "welcome.flow.json")])).toBe(0);
});

it.each([
  [["dance:tango"], /"dance:tango" cannot happen\. What can: press:1/],
  [["press:1", "wait:soon"], /"wait:soon" cannot happen/],
  [["--scene", "{bad"], /--scene is no JSON/],
  [["--scene", '{"calendars": {"office-hours": "maybe"}}'], /--scene, calendars\.office-hours: .*open/],
])("does not simulate %j, and says why", async (happens, why) => {
  expect(await run(["simulate", WELCOME, ...happens])).toBe(2);
  expect(said.join("\n")).toMatch(why);
});

it("does not import without a place to import to", async () => {
  expect(await run(["import", WELCOME])).toBe(2);
  expect(said.at(-1)).toContain("Where to?");
  expect(await run(["import", "--from", "any", "--publish", "m", WELCOME])).toBe(2);
  expect(said.at(-1)).toContain("--publish needs an installation");
});
