import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { err, ok, type Result } from "@patchbay/base/result";
import { compileAll } from "@patchbay/compiler/compile-all";
import type { Compiled, PublishedPrograms } from "@patchbay/compiler/compile-options";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { flowText } from "./flow-file.ts";

const FLOW_FILE = ".flow.json";

export interface FlowFile {
  readonly file: string;
  readonly compiled: Compiled;
  /** The flows of the same folder, which it may run. */
  readonly programs: PublishedPrograms;
}

/** The flow files that are meant: each file named, and all of each folder named. */
export function flowFilesIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith(FLOW_FILE))
          .map((name) => join(path, name))
      : [path],
  );
}

/** The test file that belongs to a flow file: `welcome.flow.json` → `welcome.test.json` beside it. */
export function testFileOf(file: string): string {
  return join(dirname(file), basename(file).replace(/(\.flow)?\.json$/, ".test.json"));
}

/** Compiles a flow file together with its neighbours, as sub-flows are found by name among them. */
export function readFlow(file: string): Result<FlowFile, string> {
  const neighbours = flowFilesIn([dirname(file)]).filter((other) => basename(other) !== basename(file));
  try {
    const own: unknown = JSON.parse(flowText(file));
    const others = neighbours.map((other): unknown => JSON.parse(flowText(other)));
    const options = { registry: nodeRegistry, references: {}, programs: new Map() };
    const compiled = compileAll([...others, own], options);
    const found = compiled.find(({ document }) => document === own)?.result;
    if (!found?.ok) return err((found?.error ?? []).map(({ code, message }) => `${code} ${message.en}`).join("\n"));
    const programs = new Map(
      compiled.flatMap(({ result }) => (result.ok ? [[result.value.program.flow, result.value] as const] : [])),
    );
    return ok({ file, compiled: found.value, programs });
  } catch (error) {
    return err((error as Error).message);
  }
}
