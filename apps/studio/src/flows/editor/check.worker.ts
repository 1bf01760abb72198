import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { nodeRegistry } from "../node-registry.ts";
import type { CheckOptions } from "./check-options.ts";
import { applyDelta, type FlowDelta } from "./flow-delta.ts";

export interface CheckRequest {
  /** Sent once; undefined: as before. */
  readonly options?: CheckOptions;
  readonly delta: FlowDelta;
}

export interface CheckAnswer {
  readonly diagnostics: readonly Diagnostic[];
}

let flow: FlowDocument | undefined;
/** The same object while they are the same: checks of single steps go by it. */
let options: CompileOptions = { references: {}, programs: new Map(), registry: nodeRegistry };

/** The compiler's own checks, beside the page: however long they take, the page goes on. */
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  flow = applyDelta(flow, data.delta);
  if (data.options) options = { ...data.options, registry: nodeRegistry };
  const diagnostics = diagnosticsOf(flow, options);
  self.postMessage({ diagnostics } satisfies CheckAnswer);
};
