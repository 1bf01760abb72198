import { FIXED_HOST } from "@patchbay/domain/workspace-layout";

/** What templates may speak about: `{{customer.name}}`, `{{call.from}}`, `{{data.order}}`. */
export type TemplateFacts = { readonly [name: string]: TemplateFacts | string | number | boolean | null | undefined };

const PLACE = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Fills the places in a text; a place without a fact becomes `missing`. */
export function fillTemplate(text: string, facts: TemplateFacts, missing = "…"): string {
  return text.replaceAll(PLACE, (_, path: string) => lookUp(facts, path) ?? missing);
}

/**
 * Fills a URL template; each value is percent-encoded, so that data cannot change the address. Undefined when the result
 * is no http(s) address, e.g. `javascript:`, or when a value would stand in its host.
 */
export function fillUrl(template: string, facts: TemplateFacts): string | undefined {
  if (!FIXED_HOST.test(template)) return undefined;
  const filled = template.replaceAll(PLACE, (_, path: string) => encodeURIComponent(lookUp(facts, path) ?? ""));
  const url = URL.parse(filled);
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : undefined;
}

function lookUp(facts: TemplateFacts, path: string): string | undefined {
  let at: TemplateFacts[string] = facts;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at === null || at === undefined || typeof at === "object" ? undefined : String(at);
}
