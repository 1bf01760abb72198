/** Variables that every run has: the contact's facts, the customer's card (null until looked up), and the instant of the last event. */
export const RESERVED_VARIABLES = ["call", "customer", "now"] as const;

const RESERVED: ReadonlySet<string> = new Set([
  ...RESERVED_VARIABLES,
  "constructor",
  "prototype",
  "true",
  "false",
  "null",
  "in",
]);

/** A name that a flow may give to a variable of its own. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name) && !name.startsWith("__") && !RESERVED.has(name);
}
