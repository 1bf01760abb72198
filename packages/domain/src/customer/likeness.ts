import { type Handle, sameHandle } from "./handle.ts";

/** Why two records may be one person. */
export type LikenessReason = "same-handle" | "same-name";

export interface Likeness {
  /** `strong`: worth a look at once. Even so a person decides: families share a phone, and namesakes exist. */
  readonly strength: "strong" | "weak";
  readonly reasons: readonly LikenessReason[];
  readonly shared: readonly Handle[];
}

interface Person {
  readonly name: string;
  readonly externalId?: string;
  readonly handles: readonly Handle[];
}

/** Undefined: nothing speaks for it. */
export function likeness(one: Person, other: Person): Likeness | undefined {
  const shared = one.handles.filter((handle) => other.handles.some((theirs) => sameHandle(handle, theirs)));
  const isNamesake = plainName(one.name) !== "" && plainName(one.name) === plainName(other.name);
  const reasons: LikenessReason[] = [
    ...(shared.length > 0 ? (["same-handle"] as const) : []),
    ...(isNamesake ? (["same-name"] as const) : []),
  ];
  if (reasons.length === 0) return undefined;
  const isTwo = one.externalId !== undefined && other.externalId !== undefined && one.externalId !== other.externalId;
  const strength = (isNamesake && shared.length > 0) || shared.length > 1 ? "strong" : "weak";
  return { strength: isTwo ? "weak" : strength, reasons, shared };
}

function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.,'’·-]+/gu, "");
}
