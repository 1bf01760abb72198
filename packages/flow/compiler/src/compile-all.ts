import { ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { walkConfig } from "@patchbay/node-kit/walk-config";
import { compile } from "./compile.ts";
import type { Compiled, CompileOptions, PublishedProgram } from "./compile-options.ts";
import { migrate } from "./migrate.ts";
import { parse } from "./parse.ts";

export interface CompiledFlow {
  readonly document: unknown;
  /** The flow's name, where the document is readable. */
  readonly name?: string;
  readonly result: Result<Compiled, readonly Diagnostic[]>;
}

/**
 * Compiles flows that belong together: called flows before those that call them, whatever the order given. Answers in the
 * order in which they may be published. Flows that call each other in a circle come last, each with its FLOW402 or FLOW401.
 */
export function compileAll(documents: readonly unknown[], options: CompileOptions): readonly CompiledFlow[] {
  const programs = new Map<string, PublishedProgram>(options.programs);
  const done: CompiledFlow[] = [];
  let open = documents.map((document) => read(document, options.registry));
  while (open.length > 0) {
    const names = new Set(open.map(({ name }) => name));
    const ready = open.filter(({ name, calls }) => calls.every((call) => call === name || !names.has(call)));
    const next = ready.length > 0 ? ready : open;
    for (const { document, name } of next) {
      const result = compile(document, { ...options, programs });
      if (result.ok) programs.set(result.value.program.flow, result.value);
      done.push({ document, result, ...(name === undefined ? {} : { name }) });
    }
    open = open.filter((flow) => !next.includes(flow));
  }
  return done;
}

interface ReadFlow {
  readonly document: unknown;
  readonly name: string | undefined;
  readonly calls: readonly string[];
}

function read(document: unknown, registry: NodeRegistry): ReadFlow {
  const parsed = parse(document);
  if (!parsed.ok) return { document, name: undefined, calls: [] };
  const flow = migrate(parsed.value, registry);
  return { document, name: flow.name, calls: calledBy(flow, registry) };
}

function calledBy(flow: FlowDocument, registry: NodeRegistry): readonly string[] {
  return Object.values(flow.nodes).flatMap(({ type, config }) => {
    const definition = registry.get(type);
    if (!definition) return [];
    return [...walkConfig(formOf(definition), config)]
      .filter(({ field, value }) => field.hint.holds === "flow" && typeof value === "string")
      .map(({ value }) => String(value));
  });
}

/** The programs by flow name, when all compiled; else the findings of those that did not. */
export function publishable(
  flows: readonly CompiledFlow[],
): Result<ReadonlyMap<string, Compiled>, readonly CompiledFlow[]> {
  const broken = flows.filter(({ result }) => !result.ok);
  if (broken.length > 0) return { ok: false, error: broken };
  return ok(
    new Map(flows.flatMap(({ result }) => (result.ok ? [[result.value.program.flow, result.value] as const] : []))),
  );
}
