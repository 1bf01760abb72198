import type { Point } from "@patchbay/flow-model/document";

/** Somebody else who is at the same drawing, in one browser tab. */
export interface Person {
  readonly tab: string;
  readonly name: string;
  readonly selected: readonly string[];
  /** Where their pointer is, in the drawing. */
  readonly cursor?: Point;
}

const COLOURS = ["plum", "blue", "coral", "moss", "violet", "amber", "teal"] as const;

/** The colour of a person: the same for one name on all screens. */
export function personColour(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return `var(--color-cord-${COLOURS[sum % COLOURS.length]})`;
}

/** `Noor Haddad` → NH, `王芳` → 芳. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = ""] = words;
  if (/^\p{Script=Han}+$/u.test(first)) return [...first].at(-1) ?? "";
  return words
    .slice(0, 2)
    .map(([letter = ""]) => letter.toUpperCase())
    .join("");
}
