import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { type Compiling, compileFlow } from "./compile-flow.ts";

export interface FlowCheck {
  /** Could it be published as it is? */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export const checkFlow =
  (compiling: Compiling) =>
  async (input: { readonly document: unknown }): Promise<FlowCheck> => {
    const compiled = await compileFlow(compiling)(input.document);
    return compiled.ok
      ? { ok: true, diagnostics: compiled.value.warnings }
      : { ok: false, diagnostics: compiled.error };
  };
