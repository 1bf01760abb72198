import type { Json, JsonObject } from "@patchbay/base/json";
import type { FlowTestCase } from "./flow-test.ts";

/** What became of a call that a test case was played on. */
export interface Seen {
  readonly visited: readonly string[];
  readonly outcome: string | undefined;
  /** Where the contact is, in words. */
  readonly where: string;
  readonly heard: readonly string[];
  readonly variables: JsonObject;
  readonly tickets: number;
}

/** What was expected and did not happen, a sentence each. */
export function unmet(expect: FlowTestCase["expect"], seen: Seen): readonly string[] {
  const failures: string[] = [];
  const { outcome, path = [], notVisited = [], heard = [], variables = {}, tickets } = expect;
  if (outcome !== undefined && seen.outcome !== outcome)
    failures.push(`expected the end "${outcome}", the contact is ${seen.where}`);
  const rest = [...seen.visited];
  const lost = path.find((node) => !rest.includes(node) || rest.splice(0, rest.indexOf(node) + 1).length === 0);
  if (lost !== undefined) failures.push(`expected "${lost}" on the way, which was ${listed(seen.visited)}`);
  for (const node of notVisited) if (seen.visited.includes(node)) failures.push(`"${node}" was not to be visited`);
  for (const words of heard)
    if (!hears(seen.heard, words)) failures.push(`"${words}" was not heard, but ${listed(seen.heard)}`);
  for (const [name, value] of Object.entries(variables)) {
    const known = seen.variables[name] ?? null;
    if (!agrees(known, value)) failures.push(`${name} is ${JSON.stringify(known)}, not ${JSON.stringify(value)}`);
  }
  if (tickets !== undefined && seen.tickets !== tickets)
    failures.push(`expected ${tickets} tickets, there are ${seen.tickets}`);
  return failures;
}

export function hears(heard: readonly string[], words: string): boolean {
  return heard.some((text) => text.includes(words));
}

export function listed(texts: readonly string[]): string {
  return texts.length === 0 ? "nothing" : texts.map((text) => `"${text}"`).join(", ");
}

/** Fields that are not named may be anything. */
function agrees(value: Json, wanted: Json): boolean {
  if (wanted === null || typeof wanted !== "object" || value === null || typeof value !== "object")
    return value === wanted;
  return Object.entries(wanted).every(([key, inner]) =>
    agrees((value as Readonly<Record<string, Json>>)[key] ?? null, inner as Json),
  );
}
