import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramHash } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compileAll, publishable } from "@patchbay/compiler/compile-all";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import type { Step } from "@patchbay/flow-model/program";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { toEntry } from "../journal-entry.ts";
import { replay } from "../replay.ts";
import { coverPaths } from "./cover-paths.ts";
import { beyondSteps } from "./within-steps.ts";

const folder = join(import.meta.dirname, "../../../../../prisma/seed/flows");
const demo = globSync("*.flow.json", { cwd: folder }).map((file) =>
  JSON.parse(readFileSync(join(folder, file), "utf8")),
);
const options = { registry: nodeRegistry, references: {}, programs: new Map() };

function compiled(flows: readonly unknown[]) {
  const all = must(publishable(compileAll(flows, options)));
  const programs = new Map([...all.values()].map(({ hash, program }) => [hash as ProgramHash, program]));
  return { all, programs };
}

describe("imagined calls", () => {
  const { all, programs } = compiled(demo);

  it.each([...all.keys()])("take every exit of %s", (name) => {
    const found = all.get(name);
    if (!found) throw new Error(name);
    const coverage = coverPaths({ program: found.hash, programs, registry: nodeRegistry });
    expect(coverage.missed).toEqual([]);
    expect(coverage.taken.length).toBeGreaterThan(0);
    // Each is a call that the engine takes the same way.
    for (const { variables, events, path } of coverage.calls) {
      const started = { type: "started" as const, at: 0, variables, maxSteps: 1_000 };
      const entries = [started, ...events].map((event, seq) => toEntry("run" as never, seq, event));
      expect(must(replay({ program: found.hash, programs, entries })).path).toEqual(path);
    }
  });

  it("say which exits no call takes", () => {
    const flow = drawFlow("never", {
      start: { type: "start", to: { next: "which" } },
      which: {
        type: "branch",
        config: { cases: [{ id: "no", when: "1 > 2" }] },
        to: { "choice:no": "bye", otherwise: "bye" },
      },
      bye: { type: "hang-up" },
    });
    const one = compiled([flow]);
    const { hash } = must(publishable(compileAll([flow], options))).get("never") ?? {};
    expect(coverPaths({ program: hash as ProgramHash, programs: one.programs, registry: nodeRegistry }).missed).toEqual(
      [{ flow: "never", node: "which", exit: "choice:no" }],
    );
  });
});

describe("a person or an end within so many steps", () => {
  const say = [{ kind: "speech", text: "Hello." }];
  const step = (to: string): DrawnNode => ({ type: "play-prompt", config: { prompts: say }, to: { done: to } });
  const program = (nodes: Readonly<Record<string, DrawnNode>>) => {
    const found = must(publishable(compileAll([drawFlow("line", nodes)], options))).get("line");
    if (!found) throw new Error("line");
    return found.program;
  };
  const long = program({
    start: { type: "start", to: { next: "one" } },
    one: step("two"),
    two: step("three"),
    three: step("bye"),
    bye: { type: "hang-up" },
  });

  it("holds where it is near enough from everywhere", () => {
    expect(beyondSteps(long, nodeRegistry, 4)).toBeUndefined();
  });

  it("fails by the place nearest to the start, and shows the way", () => {
    expect(beyondSteps(long, nodeRegistry, 3)).toEqual({
      node: "start",
      steps: 4,
      path: [
        { node: "start", exit: "next" },
        { node: "one", exit: "done" },
        { node: "two", exit: "done" },
        { node: "three", exit: "done" },
        { node: "bye" },
      ],
    });
  });

  it("fails for good where there is no way out", () => {
    // The checks refuse such a flow; a program of before they did may still run.
    const two = { ...long.steps.two, exits: { done: "one" } } as Step;
    const trap = { ...long, steps: { ...long.steps, two } };
    expect(beyondSteps(trap, nodeRegistry, 100)).toMatchObject({ node: "start", steps: Number.POSITIVE_INFINITY });
  });
});
