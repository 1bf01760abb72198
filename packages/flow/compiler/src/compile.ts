import { err, ok, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Compiled, CompileOptions } from "./compile-options.ts";
import { findingsOf } from "./diagnostics-of.ts";
import { hashProgram } from "./hash-program.ts";
import { lower } from "./lower.ts";
import { migrate } from "./migrate.ts";
import { parse } from "./parse.ts";
import { resolve } from "./resolve.ts";

/**
 * Compiles a flow: parse → migrate → resolve → check → lower → hash. Pure and synchronous; the canvas runs it while one draws, the
 * server before it publishes. On errors all findings come back, warnings too; never throws on an author's mistake.
 */
export function compile(document: unknown, options: CompileOptions): Result<Compiled, readonly Diagnostic[]> {
  const parsed = parse(document);
  if (!parsed.ok) return parsed;
  const resolution = resolve(migrate(parsed.value, options.registry), options.registry);
  const findings = findingsOf(resolution, options);
  if (findings.some((finding) => finding.severity === "error")) return err(findings);
  const program = lower(resolution.flow, options.programs);
  return ok({ program, hash: hashProgram(program), warnings: findings });
}
