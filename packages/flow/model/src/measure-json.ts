/** Why a value from outside is not JSON that we take, and where. */
export interface JsonFault {
  readonly path: readonly (string | number)[];
  readonly why: "too-deep" | "too-large" | "not-json" | "forbidden-key";
}

const MAX_DEPTH = 40;
const MAX_SIZE = 4_000_000;
/** Keys that would reach prototypes when some later code merges objects carelessly. */
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Looks a value over before any schema does: bounded depth and size, JSON only, no prototype keys. Works through a list, not
 * by recursion, so that depth cannot overflow the stack.
 */
export function jsonFault(root: unknown): JsonFault | undefined {
  const open: { readonly value: unknown; readonly path: readonly (string | number)[] }[] = [{ value: root, path: [] }];
  let size = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    size += typeof value === "string" ? value.length : 1;
    if (size > MAX_SIZE) return { path: path.slice(0, 4), why: "too-large" };
    if (!isJsonShaped(value)) return { path, why: "not-json" };
    if (value === null || typeof value !== "object") continue;
    if (path.length >= MAX_DEPTH) return { path: path.slice(0, 4), why: "too-deep" };
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) open.push({ value: item, path: [...path, index] });
      continue;
    }
    for (const [key, item] of Object.entries(value)) {
      if (FORBIDDEN.has(key)) return { path: [...path, key], why: "forbidden-key" };
      size += key.length;
      open.push({ value: item, path: [...path, key] });
    }
  }
  return undefined;
}

function isJsonShaped(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
