import { isJsonObject, type Json } from "@patchbay/base/json";
import { variableName } from "../names.ts";

/** Rich text as plain words: paragraphs one after another, inline variables in braces. */
export function plainText(content: Json | undefined): string {
  if (!isJsonObject(content)) return "";
  if (Array.isArray(content.richText)) return clean(content.richText.map(words).join("\n"));
  if (typeof content.plainText === "string") return clean(content.plainText);
  return typeof content.html === "string" ? clean(content.html.replace(/<[^>]*>/g, " ")) : "";
}

const MAX_DEPTH = 20;

function words(node: Json, depth = 0): string {
  if (!isJsonObject(node) || depth > MAX_DEPTH) return "";
  if (typeof node.text === "string") return node.text;
  return Array.isArray(node.children) ? node.children.map((child) => words(child as Json, depth + 1)).join("") : "";
}

function clean(text: string): string {
  return text.replace(/[ \t]+/g, " ").trim();
}

/** `{{Name}}` becomes our variable of that name; code in `{{= … =}}` has no counterpart. */
export function typebotTemplate(text: string): { readonly text: string; readonly lost: readonly string[] } {
  const lost: string[] = [];
  const replaced = text.replace(/\{\{=?([^{}]*?)=?\}\}/g, (whole, inside: string) => {
    const name = inside.trim();
    if (whole.startsWith("{{=") || !/^[\p{L}_][\p{L}\p{N} _-]*$/u.test(name)) {
      lost.push(whole);
      return "";
    }
    return `{{ ${variableName(name)} }}`;
  });
  return { text: replaced, lost };
}
