import type { Json, JsonObject } from "@patchbay/base/json";
import type { Fix } from "@patchbay/flow-model/diagnostic";
import type { Wire } from "@patchbay/flow-model/document";
import { isVariableName } from "@patchbay/flow-model/variable-name";
import type { ResolvedNode } from "./resolve.ts";

/** Leads a wire from another exit of its step. */
export function useExit({ from, exit, to }: Wire, instead: string): Fix {
  return {
    title: { en: `Use "${instead}"`, zh: `改用“${instead}”` },
    edit: {
      type: "composite",
      edits: [
        { type: "disconnect", from, exit },
        { type: "connect", wire: { from, exit: instead, to } },
      ],
    },
  };
}

/** Puts another text into a field, or into the place of a word within it. */
export function writeInstead(
  { id, written }: ResolvedNode,
  field: readonly (string | number)[],
  word: string,
  instead: string,
): Fix | undefined {
  const changed = replaced(written, field, word, instead);
  if (!changed) return undefined;
  return {
    title: { en: `Write "${instead}"`, zh: `改为“${instead}”` },
    edit: { type: "set-config", id, config: changed as JsonObject },
  };
}

function replaced(
  value: Json | undefined,
  [key, ...rest]: readonly (string | number)[],
  word: string,
  by: string,
): Json | undefined {
  if (key === undefined) {
    if (typeof value !== "string") return undefined;
    if (value === word) return by;
    return isVariableName(word) ? value.replace(new RegExp(`\\b${word}\\b`, "g"), () => by) : undefined;
  }
  if (value === null || typeof value !== "object") return undefined;
  const inner = replaced((value as JsonObject)[key], rest, word, by);
  if (inner === undefined) return undefined;
  return Array.isArray(value) ? value.with(Number(key), inner) : { ...value, [key]: inner };
}
