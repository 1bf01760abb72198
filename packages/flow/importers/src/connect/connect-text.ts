import { variableName } from "../names.ts";

/** Where the last stored input of a caller is kept. */
export const STORED_INPUT = "storedInput";
/** The queue that a "Set working queue" chose. */
export const TARGET_QUEUE = "targetQueue";
/** What the last Lambda function answered. */
export const EXTERNAL = "external";

/** A JSONPath of the Flow language as an expression of ours; undefined for what has no counterpart. */
export function connectVariable(path: string): string | undefined {
  const parts = path
    .trim()
    .replace(/\[['"]?([^\]'"]+)['"]?\]/g, ".$1")
    .split(".");
  const [root, first, second = ""] = parts;
  if (root !== "$" || first === undefined) return undefined;
  const rest = parts.slice(2);
  switch (first) {
    case "Attributes":
    case "FlowAttributes":
      return rest.length === 1 && second ? variableName(second) : undefined;
    case "External":
      return rest.length > 0 ? [`${EXTERNAL}.body`, ...rest.map(variableName)].join(".") : undefined;
    case "StoredCustomerInput":
      return STORED_INPUT;
    case "CustomerEndpoint":
      return second === "Address" ? "call.from" : undefined;
    case "SystemEndpoint":
      return second === "Address" ? "call.to" : undefined;
    case "Queue":
      return second === "Name" ? TARGET_QUEUE : undefined;
    case "Channel":
      return '"VOICE"';
    default:
      return undefined;
  }
}

/** Text with JSONPaths in it as a template. */
export function connectTemplate(text: string): { readonly text: string; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const replaced = text.replace(/\$(?:\.[A-Za-z_][\w-]*|\[['"][^\]'"]+['"]\])+/g, (path) => {
    const variable = connectVariable(path);
    if (variable === undefined) lost.push(path);
    return variable === undefined ? "" : `{{ ${variable} }}`;
  });
  return { text: replaced, lost };
}

/** SSML as plain words: pauses and emphasis are lost, the text is not. */
export function wordsOfSsml(ssml: string): string {
  return ssml
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
}
