import { readFileSync, statSync } from "node:fs";
import { err, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { MAX_FILE_BYTES, parseFlow } from "@patchbay/flow-model/parse-flow";

/** The text of a flow file. Throws, before it is read, when it is larger than any flow. */
export function flowText(path: string): string {
  const { size } = statSync(path);
  if (size > MAX_FILE_BYTES) throw new Error(`${path} is larger than ${MAX_FILE_BYTES / 1_000_000} MB`);
  return readFileSync(path, "utf8");
}

/** Reads a flow file; the failure is a sentence for the terminal. */
export function readFlowFile(path: string): Result<FlowDocument, string> {
  let content: unknown;
  try {
    content = JSON.parse(flowText(path));
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
