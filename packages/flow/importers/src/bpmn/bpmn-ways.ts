import type { LocalText } from "@patchbay/base/text";
import { type Plan, type SourceStep, said } from "../source-flow.ts";

/** Exits for a step that has one way on, whatever the sequence flow is called, and for an error event at its border. */
export function onward({ ways }: SourceStep, done: string, failed?: string): Plan["exits"] {
  return Object.fromEntries(
    ways.map(({ key }) => {
      if (!key.startsWith("boundary:")) return [key, [[0, done] as const]];
      return [key, key === "boundary:error" && failed ? [[0, failed] as const] : []];
    }),
  );
}

export function boundaryRemarks({ ways }: SourceStep, failed: boolean): readonly LocalText[] {
  return ways.flatMap(({ key, label }) => {
    if (!key.startsWith("boundary:") || (failed && key === "boundary:error")) return [];
    return [
      said(
        `The event "${label || key.slice(9)}" at its border does not interrupt here.`,
        `边界事件“${label || key.slice(9)}”不会在此中断。`,
      ),
    ];
  });
}

export const extensions = (step: SourceStep) => step.fields.vendorOnly("documentation");
