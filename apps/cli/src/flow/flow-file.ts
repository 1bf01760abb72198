import { readFileSync, statSync } from "node:fs";
import { err, ok, type Result } from "@patchbay/base/result";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { MAX_FILE_BYTES, parseFlow } from "@patchbay/flow-model/parse-flow";

/** What came of a verb, as exit codes: nothing to report; something found (a fault, a change, a conflict); it could not be done. */
export const EXIT = { fine: 0, found: 1, refused: 2 } as const;

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "is not there. Check the name, and the folder that you are in.",
  EISDIR: "is a folder. Name the files in it, e.g. FOLDER/*.flow.json.",
  EACCES: "may not be read. Change its rights, or run the command as its owner.",
};

/** The text of a file; the failure is a sentence for the terminal. What is larger than any flow is not read at all. */
export function readText(path: string): Result<string, string> {
  try {
    const { size } = statSync(path);
    if (size <= MAX_FILE_BYTES) return ok(readFileSync(path, "utf8"));
    return err(`${path} is larger than ${MAX_FILE_BYTES / 1_000_000} MB, as no flow is. Is it the right file?`);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    return err(`${path} ${WHY[code] ?? `cannot be read: ${message}`}`);
  }
}

/** What a JSON file holds; the failure says what is wrong with it and what to do. */
export function readJson(path: string): Result<unknown, string> {
  const text = readText(path);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value.replace(/^\uFEFF/, "")));
  } catch (error) {
    if (/^<{7} /m.test(text.value)) {
      return err(
        `${path} holds git's conflict marks. Decide them first; "patchbay flow merge" as git's driver sets none.`,
      );
    }
    return err(`${path} is no JSON: ${(error as Error).message}. Take the file anew from where it came from.`);
  }
}

/** Reads a flow file; the failure is a sentence for the terminal. */
export function readFlowFile(path: string): Result<FlowDocument, string> {
  const content = readJson(path);
  if (!content.ok) return content;
  const parsed = parseFlow(content.value);
  if (parsed.ok) return parsed;
  const faults = parsed.error.slice(0, 5).map(({ path: at, why, detail }) => `  ${at.join(".")}: ${detail ?? why}`);
  const more = parsed.error.length > 5 ? ["  … (patchbay flow check shows all)"] : [];
  return err([`${path} is no flow:`, ...faults, ...more, ...otherProduct(content.value)].join("\n"));
}

/** What to do with a file that never was a flow of ours. */
export function otherProduct(content: unknown): readonly string[] {
  const isOurs = content !== null && typeof content === "object" && "format" in content;
  return isOurs ? [] : ["  An export of another product? patchbay flow import --from any FILE"];
}

/** Says why on the terminal, and gives the exit code for "could not be done". */
export function refuse(why: string): number {
  console.error(why);
  return EXIT.refused;
}
