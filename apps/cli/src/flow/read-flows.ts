import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { err, ok, type Result } from "@patchbay/base/result";
import { compileAll } from "@patchbay/compiler/compile-all";
import type { Compiled, PublishedPrograms } from "@patchbay/compiler/compile-options";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { readJson } from "./flow-file.ts";

const FLOW_FILE = ".flow.json";

export interface FlowFile {
  readonly file: string;
  readonly compiled: Compiled;
  /** The flows of the same folder, which it may run. */
  readonly programs: PublishedPrograms;
}

/** The flow files that are meant: each file named, and all of each folder named. */
export function flowFilesIn(paths: readonly string[]): Result<readonly string[], string> {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) return err(`${path} is not there. Check the name, and the folder that you are in.`);
    files.push(...(statSync(path).isDirectory() ? flowFilesOf(path) : [path]));
  }
  return ok(files);
}

function flowFilesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(FLOW_FILE))
    .map((name) => join(folder, name));
}

/** The test file that belongs to a flow file: `welcome.flow.json` → `welcome.test.json` beside it. */
export function testFileOf(file: string): string {
  return join(dirname(file), basename(file).replace(/(\.flow)?\.json$/, ".test.json"));
}

/** Compiles a flow file together with its neighbours, as sub-flows are found by name among them; neighbours that are no JSON are left out. */
export function readFlow(file: string): Result<FlowFile, string> {
  const own = readJson(file);
  if (!own.ok) return own;
  const neighbours = flowFilesOf(dirname(file)).filter((other) => basename(other) !== basename(file));
  const others = neighbours.map(readJson).flatMap((read) => (read.ok ? [read.value] : []));
  const compiled = compileAll([...others, own.value], { registry: nodeRegistry, references: {}, programs: new Map() });
  const found = compiled.find(({ document }) => document === own.value)?.result;
  if (!found?.ok) {
    const faults = (found?.error ?? []).map(
      ({ code, node, message }) => `  ${code}${node ? ` at ${node}` : ""}: ${message.en}`,
    );
    return err([`${file} has errors:`, ...faults].join("\n"));
  }
  const programs = new Map(
    compiled.flatMap(({ result }) => (result.ok ? [[result.value.program.flow, result.value] as const] : [])),
  );
  return ok({ file, compiled: found.value, programs });
}
