import type { NodeId } from "./document.ts";
import type { Edit } from "./edit.ts";

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
  /** A shortest way from start that shows the fault: the canvas plays it. */
  readonly path?: readonly PathPlace[];
  readonly fix?: Fix;
}

/** A step on a way through the flow, and the exit by which the way leaves it (none where it stops). */
export interface PathPlace {
  readonly node: NodeId;
  readonly exit?: string;
}

/** What mends a finding: an edit of the flow, or a place outside of it where something is missing. */
export interface Fix {
  readonly title: { readonly en: string; readonly zh: string };
  readonly edit?: Edit;
  readonly place?: "queues" | "calendars" | "prompts" | "flows" | "tables" | "templates";
}
