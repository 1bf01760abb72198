import type { ProgramHash } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { hashProgram } from "@patchbay/compiler/hash-program";
import type { Program } from "@patchbay/flow-model/program";
import { describe, expect, it } from "vitest";
import { fromEntry } from "../src/journal-entry.ts";
import { MachineCore } from "../src/machine-core.ts";
import { replay } from "../src/replay.ts";
import type { RunAt } from "../src/run.ts";
import { recordings, unrecordedNodes } from "./recorded-nodes.ts";
import type { Recording } from "./recording.ts";

const programsOf = (recording: Recording) => new Map(Object.entries(recording.programs) as [ProgramHash, Program][]);

describe.each(recordings())("the recording %s", (_name, recording) => {
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

it("has every step that asks the world in some recorded call", () => {
  const missing = unrecordedNodes().map(({ type }) => type);
  expect(missing, "record them: node packages/flow/engine/test/record.ts").toEqual([]);
});
