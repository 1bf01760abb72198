import { parseArgs } from "node:util";
import { compile } from "@patchbay/compiler/compile";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { flowText } from "./flow-file.ts";

const HELP = `patchbay flow check FILE…: compiles flow files and prints what the studio would say.

  --json    one JSON line per file instead of text
  --zh      messages in Chinese

References to queues, prompts and calendars are not checked: files know no tenant. Exit code 1 when a file has errors.`;

export function checkFlows(args: readonly string[]): number {
  const { values, positionals: files } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, zh: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help || files.length === 0) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  let failed = 0;
  for (const file of files) {
    const findings = check(file);
    if (findings.some((finding) => finding.severity === "error")) failed += 1;
    if (values.json) console.log(JSON.stringify({ file, findings }));
    else
      console.log(
        [`${file}: ${verdict(findings)}`, ...findings.map((finding) => line(finding, values.zh ? "zh" : "en"))].join(
          "\n",
        ),
      );
  }
  return failed === 0 ? 0 : 1;
}

function check(file: string): readonly Diagnostic[] {
  let document: unknown;
  try {
    document = JSON.parse(flowText(file));
  } catch (error) {
    const why = (error as Error).message;
    return [
      {
        code: "FLOW101",
        severity: "error",
        message: { en: `The file cannot be read: ${why}`, zh: `无法读取文件：${why}` },
      },
    ];
  }
  const compiled = compile(document, { registry: nodeRegistry, references: {}, programs: new Map() });
  return compiled.ok ? compiled.value.warnings : compiled.error;
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
