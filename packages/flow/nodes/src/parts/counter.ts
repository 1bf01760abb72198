import type { Json, JsonObject } from "@patchbay/base/json";

/** How many passes of a loop were begun, as its counter variable says; 0 when none is under way. */
export function passesOf(variables: JsonObject, counter: string): number {
  const value: Json = variables[counter] ?? 0;
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}
