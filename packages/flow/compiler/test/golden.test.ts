import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramHash } from "@patchbay/base/ids";
import type { Program } from "@patchbay/flow-model/program";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import type { CompileOptions } from "../src/compile-options.ts";

const folder = join(import.meta.dirname, "flows");
const names = globSync("*.flow.json", { cwd: folder })
  .map((file) => file.replace(".flow.json", ""))
  .sort();

/** A tenant with three published sub-flows; `detour` runs the flow of the recursion golden. */
const publishedProgram = (flow: string, calls: readonly string[], more: Partial<Program> = {}) => ({
  hash: `hash-of-${flow}` as ProgramHash,
  program: {
    flow,
    ...more,
    calls: Object.fromEntries(calls.map((called) => [called, `hash-of-${called}`])),
  } as unknown as Program,
});
const programs = new Map([
  ["detour", publishedProgram("detour", ["sub-flow-recursion"])],
  ["sub-flow-recursion", publishedProgram("sub-flow-recursion", [])],
  [
    "verify",
    publishedProgram("verify", [], {
      inputs: [
        { name: "tries", type: "number" },
        { name: "card", type: "text" },
      ],
      outputs: [{ name: "verified", type: "boolean" }],
    }),
  ],
]);
const options: CompileOptions = {
  registry: nodeRegistry,
  references: {
    queue: ["sales"],
    calendar: ["office-hours", "closed-for-good"],
    prompt: ["welcome"],
    flow: ["detour", "sub-flow-recursion", "verify", "only-a-draft"],
  },
  programs,
  world: {
    queues: { sales: [{ english: 5 }, { german: 2 }] },
    calendars: { "office-hours": true, "closed-for-good": false },
    prompts: { welcome: ["en-GB"] },
  },
};

function findings(name: string) {
  const result = compile(JSON.parse(readFileSync(join(folder, `${name}.flow.json`), "utf8")), options);
  return result.ok ? result.value.warnings : result.error;
}

describe("finds in", () => {
  it.each(names)("%s what its golden says", (name) => {
    const golden = join(folder, `${name}.diagnostics.json`);
    const found = findings(name);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${JSON.stringify(found, null, 2)}\n`);
    expect(existsSync(golden), `run with UPDATE_GOLDEN=1 and read ${name}.diagnostics.json`).toBe(true);
    expect(found).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });
});

it("has a golden for every code that the guide lists, and a line in the guide for every code found", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/flow-diagnostics.md"), "utf8");
  const listed = new Set([...guide.matchAll(/^\| (FLOW\d{3}) /gm)].map(([, code]) => code));
  const found = new Set(names.flatMap((name) => findings(name).map(({ code }) => code)));
  expect([...found].sort()).toEqual([...listed].sort());
});
