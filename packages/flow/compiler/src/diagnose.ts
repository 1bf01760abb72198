import type { LocalText } from "@patchbay/base/text";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";

type Place = Pick<Diagnostic, "node" | "field" | "path" | "fix">;

/** An error: it blocks publishing. */
export function diagnose(code: Diagnostic["code"], message: LocalText, place: Place = {}): Diagnostic {
  return { code, severity: "error", message, ...place };
}

export function warn(code: Diagnostic["code"], message: LocalText, place: Place = {}): Diagnostic {
  return { code, severity: "warning", message, ...place };
}
