import type { Json, JsonObject } from "@patchbay/base/json";
import { type Budget, Fault } from "./budget.ts";

export function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function numberFrom(value: Json | undefined): number {
  if (typeof value !== "number") throw new Fault(`expected a number, got ${kindOf(value)}`);
  return value;
}

export function textFrom(value: Json | undefined): string {
  if (typeof value !== "string") throw new Fault(`expected a text, got ${kindOf(value)}`);
  return value;
}

export function listFrom(value: Json | undefined): readonly Json[] {
  if (value === undefined || !isList(value)) throw new Fault(`expected a list, got ${kindOf(value)}`);
  return value;
}

export function booleanFrom(value: Json): boolean {
  if (typeof value !== "boolean") throw new Fault(`expected true or false, got ${kindOf(value)}`);
  return value;
}

export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Fault("not a finite number");
  return value;
}

export function kindOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return "text";
  return isList(value) ? "list" : typeof value;
}

/** A member by name or index. What is not there is null: a call in progress must not fail over a field nobody filled. */
export function memberOf(owner: Json, key: Json): Json {
  if (owner === null) return null;
  if (isList(owner)) return typeof key === "number" && Number.isInteger(key) ? (owner[key] ?? null) : null;
  if (!isObject(owner)) throw new Fault(`a ${kindOf(owner)} has no fields`);
  const name = textFrom(key);
  return Object.hasOwn(owner, name) ? (owner[name] ?? null) : null;
}

export function sameValue(left: Json, right: Json, budget: Budget): boolean {
  budget.spend(typeof left === "string" ? 1 + (left.length >> 4) : 1);
  if (left === right) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return false;
  if (isList(left)) {
    if (!isList(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameValue(item, right[index] ?? null, budget));
  }
  if (isList(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every(
    (name) => Object.hasOwn(right, name) && sameValue(left[name] ?? null, right[name] ?? null, budget),
  );
}

/** As people read it: used by `string()` and in templates. */
export function asText(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
