import { parseArgs } from "node:util";
import { err, ok, type Result } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { EXIT, readJson } from "./flow-file.ts";

const HELP = `patchbay flow check FILE…: compiles flow files and prints what the studio would say.

  --json    one JSON line per file instead of text
  --zh      messages in Chinese

References to queues, prompts and calendars are not checked: files know no tenant. Exit code 0 when all files are sound,
1 when one has errors, 2 when one cannot be read.`;

export function checkFlows(args: readonly string[]): number {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, zh: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help || files.length === 0) {
    console.log(HELP);
    return values.help ? EXIT.fine : EXIT.refused;
  }
  const codes = files.map((file): number => {
    const checked = check(file);
    if (values.json) console.log(JSON.stringify({ file, ...(checked.ok ? { findings: checked.value } : checked) }));
    else if (checked.ok) console.log(written(file, checked.value, values.zh ? "zh" : "en"));
    else console.error(checked.error);
    if (!checked.ok) return EXIT.refused;
    return checked.value.some(({ severity }) => severity === "error") ? EXIT.found : EXIT.fine;
  });
  return Math.max(...codes);
}

function check(file: string): Result<readonly Diagnostic[], string> {
  const content = readJson(file);
  if (!content.ok) return err(content.error);
  const compiled = compile(content.value, { registry: nodeRegistry, references: {}, programs: new Map() });
  return ok(compiled.ok ? compiled.value.warnings : compiled.error);
}

function written(file: string, findings: readonly Diagnostic[], language: "en" | "zh"): string {
  return [`${file}: ${verdict(findings)}`, ...findings.map((finding) => line(finding, language))].join("\n");
}

function verdict(findings: readonly Diagnostic[]): string {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const warnings = findings.length - errors;
  return errors > 0 ? `${errors} errors, ${warnings} warnings` : warnings > 0 ? `sound, ${warnings} warnings` : "sound";
}

function line(finding: Diagnostic, language: "en" | "zh"): string {
  const where = [finding.node, ...(finding.field ?? [])].filter((part) => part !== undefined).join(".");
  return `  ${finding.severity} ${finding.code}${where ? ` at ${where}` : ""}: ${finding.message[language]}`;
}
