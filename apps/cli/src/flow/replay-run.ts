import { parseArgs } from "node:util";
import type { ProgramHash, RunId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { replay } from "@patchbay/engine/replay";
import type { Program } from "@patchbay/flow-model/program";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { z } from "zod";
import { readFlowFile, readJson, refuse } from "./flow-file.ts";

const HELP = `patchbay flow replay RECORDING [FLOW]: runs a recorded call again, through its own program or through a flow file.

  --json    the path as JSON

RECORDING is JSON: {"root": hash, "programs": {hash: program}, "entries": journal}, as packages/flow/engine/test/recorded has it.
Prints the steps that the call takes, and where FLOW parts from the recording. Exit code 0 when it goes the recorded way to
its end, 1 when it parts, 2 when something cannot be read.`;

const recording = z.object({
  root: z.string(),
  programs: z.record(z.string(), z.unknown()),
  entries: z.array(
    z.object({ run: z.string(), seq: z.number().int(), at: z.number(), type: z.string(), body: z.json() }),
  ),
});

export function replayRun(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [path, flow] = positionals;
  if (values.help || path === undefined) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  const recorded = readRecording(path);
  if (!recorded.ok) return refuse(recorded.error);
  const { entries } = recorded.value;
  const programs = new Map(Object.entries(recorded.value.programs) as unknown as [ProgramHash, Program][]);
  let root = recorded.value.root as ProgramHash;
  if (flow !== undefined) {
    const compiled = compileFile(flow);
    if (!compiled.ok) return refuse(compiled.error);
    root = compiled.value.hash;
    programs.set(root, compiled.value.program);
  }
  const replayed = replay({
    program: root,
    programs,
    entries: entries.map((entry) => ({ ...entry, run: entry.run as RunId })),
  });
  if (!replayed.ok) return refuse(`${path}: ${replayed.error.code}`);
  const { path: steps, end, partsAt } = replayed.value;
  if (values.json) console.log(JSON.stringify({ steps, end, partsAt }, null, 2));
  else {
    for (const step of steps) console.log(`${step.node}${step.exit === undefined ? "" : ` → ${step.exit}`}`);
    console.log(
      partsAt === undefined
        ? `ended: ${end?.outcome ?? "still running"}`
        : `parts from the recording at entry ${partsAt}`,
    );
  }
  return partsAt === undefined ? 0 : 1;
}

function readRecording(path: string): Result<z.infer<typeof recording>, string> {
  const content = readJson(path);
  if (!content.ok) return content;
  const parsed = recording.safeParse(content.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return err(`${path} is no recording: ${issue?.path.join(".")}: ${issue?.message}. --help says what one holds.`);
}

function compileFile(path: string): Result<{ readonly hash: ProgramHash; readonly program: Program }, string> {
  const flow = readFlowFile(path);
  if (!flow.ok) return flow;
  const compiled = compile(flow.value, { registry: nodeRegistry, references: {}, programs: new Map() });
  if (compiled.ok) return compiled;
  const [first] = compiled.error;
  return err(`${path} has problems: ${first?.code} ${first?.message.en} (patchbay flow check shows all)`);
}
