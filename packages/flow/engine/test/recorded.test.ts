import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgramHash } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { hashProgram } from "@patchbay/compiler/hash-program";
import type { Program } from "@patchbay/flow-model/program";
import { describe, expect, it } from "vitest";
import { fromEntry } from "../src/journal-entry.ts";
import { MachineCore } from "../src/machine-core.ts";
import { replay } from "../src/replay.ts";
import type { RunAt } from "../src/run.ts";
import type { Recording } from "./recording.ts";

const folder = join(import.meta.dirname, "recorded");
const recordings = globSync("*.json", { cwd: folder }).map(
  (file) => [file.replace(".json", ""), JSON.parse(readFileSync(join(folder, file), "utf8")) as Recording] as const,
);
const programsOf = (recording: Recording) => new Map(Object.entries(recording.programs) as [ProgramHash, Program][]);

describe.each(recordings)("the recording %s", (_name, recording) => {
  it("replays to the same path and the same end", () => {
    const replayed = must(
      replay({ program: recording.root, programs: programsOf(recording), entries: recording.entries }),
    );
    expect(replayed.path).toEqual(recording.path);
    expect(replayed.partsAt).toBeUndefined();
    expect(recording.entries.at(-1)?.body).toMatchObject({ outcome: replayed.end?.outcome });
  });

  it("runs the same on XState", () => {
    const path: RunAt[] = [];
    const [started, ...events] = recording.entries.map(fromEntry);
    if (started?.type !== "started") throw new Error("a recording begins with its start");
    const core = MachineCore.start(
      {
        run: "run-1",
        root: recording.root,
        programs: programsOf(recording),
        maxSteps: started.maxSteps,
        onAt: (at) => path.push(at),
      },
      started.variables,
    );
    for (const event of events) if (event && event.type !== "started" && event.type !== "ended") core.apply(event);
    expect(path).toEqual(recording.path);
  });

  it("has programs that still have their hashes", () => {
    for (const [hash, program] of programsOf(recording)) expect(hashProgram(program)).toBe(hash);
  });
});

/** The effect nodes of the first release: what they did then, every later engine must do the same. */
const FIRST_RELEASE = [
  "business-hours",
  "collect-digits",
  "create-ticket",
  "http-request",
  "look-up-customer",
  "menu",
  "play-prompt",
  "record-message",
  "send-to-queue",
  "transfer-to-number",
];

it("has every effect node of the first release in some recorded path", () => {
  const seen = new Set(
    recordings.flatMap(([, { programs, path }]) =>
      Object.values(programs).flatMap((program) =>
        path
          .filter((at) => at.flow === program.flow)
          .map(({ node }) => {
            const step = program.steps[node];
            return step?.op === "effect" ? step.node : undefined;
          }),
      ),
    ),
  );
  expect(FIRST_RELEASE.filter((type) => !seen.has(type))).toEqual([]);
});
