import type { LocalText } from "@patchbay/base/text";
import type { FlowNode } from "../document.ts";
import type { Path } from "./change.ts";

/** What kinds of steps, their settings and their exits are called on forms and cards; undefined where no form shows them. */
export interface FlowWords {
  type(type: string): LocalText | undefined;
  /** `path` from the config's root. */
  field(node: FlowNode, path: Path): LocalText | undefined;
  exit(node: FlowNode, exit: string): LocalText | undefined;
}

/** As in the file, for those who read files. */
export const FILE_WORDS: FlowWords = { type: () => undefined, field: () => undefined, exit: () => undefined };
