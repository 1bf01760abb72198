import { perNode } from "./per-node.ts";

/** The variables that a step's settings name to be set. */
export const variablesNamed = perNode((node): readonly string[] =>
  node.fields.filter(({ field }) => field.hint.holds === "variable").map(({ value }) => String(value)),
);
