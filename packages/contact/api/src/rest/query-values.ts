import type { Json, JsonObject } from "@patchbay/base/json";

/**
 * A query string's texts as the types that the procedure asks for: `limit=20` is a number there. What does not look like
 * the type stays a text, and the procedure's own check says what is wrong with it.
 */
export function queryValues(
  texts: Readonly<Record<string, string | readonly string[] | undefined>>,
  properties: Readonly<Record<string, JsonObject>>,
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    const { type } = properties[name] ?? {};
    if (type === "array") values[name] = Array.isArray(text) ? [...text] : [text as string];
    else values[name] = typed(typeof text === "string" ? text : (text.at(-1) ?? ""), type);
  }
  return values;
}

function typed(text: string, type: Json | undefined): Json {
  if (type === "integer" || type === "number") return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return text;
}
