import type { Trunk } from "./trunk.ts";

/** Our number as the party sees it: what was asked for where the trunk's rule allows it, otherwise the trunk's. */
export function shownNumber(
  { callerId, callerIdRule }: Pick<Trunk, "callerId" | "callerIdRule">,
  wanted: string | undefined,
  own: readonly string[],
): string {
  if (!wanted || callerIdRule === "fixed") return callerId;
  return callerIdRule === "any" || own.some((number) => bare(number) === bare(wanted)) ? wanted : callerId;
}

const bare = (number: string) => number.replace(/^\+/, "");
