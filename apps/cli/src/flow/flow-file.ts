import { readFileSync } from "node:fs";
import { err, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { parseFlow } from "@patchbay/flow-model/parse-flow";

/** Reads a flow file; the failure is a sentence for the terminal. */
export function readFlowFile(path: string): Result<FlowDocument, string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return err(`${path} cannot be read: ${(error as Error).message}`);
  }
  const parsed = parseFlow(content);
  if (parsed.ok) return parsed;
  const faults = parsed.error.slice(0, 5).map(({ path: at, why, detail }) => `  ${at.join(".")}: ${detail ?? why}`);
  return err(`${path} is no flow:\n${faults.join("\n")}`);
}

/** Says why on the terminal, and gives the exit code for "could not be done". */
export function refuse(why: string): number {
  console.error(why);
  return 2;
}
