import type { NodeId } from "./document.ts";

/** One finding of a check. `error` blocks publishing; `warning` does not. */
export interface Diagnostic {
  /** Stable and documented, e.g. FLOW201. */
  readonly code: `FLOW${number}`;
  readonly severity: "error" | "warning";
  /** Undefined when the document as a whole is meant. */
  readonly node?: NodeId;
  /** The config field meant, as a path, e.g. `["choices", 0, "digit"]`. */
  readonly field?: readonly (string | number)[];
  /** A sentence that an analyst understands, per language. */
  readonly message: { readonly en: string; readonly zh: string };
  /** A shortest path from start that shows the fault, node by node. */
  readonly path?: readonly NodeId[];
}
