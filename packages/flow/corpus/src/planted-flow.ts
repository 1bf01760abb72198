import type { Diagnostic } from "@patchbay/flow-model/diagnostic";

/** A flow with one fault in it: the checks find this, at this step, and nothing else. */
export interface PlantedFlow {
  /** What is wrong, in a few words. */
  readonly fault: string;
  readonly flow: unknown;
  readonly code: Diagnostic["code"];
  /** Undefined when the document as a whole is at fault. */
  readonly at?: string;
  /** The shortest way that shows it: steps, and exits after a colon. */
  readonly path?: readonly string[];
}
