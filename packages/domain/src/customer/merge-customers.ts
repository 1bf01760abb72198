import type { Json, JsonObject } from "@patchbay/base/json";
import { type Handle, sameHandle } from "./handle.ts";

const PLAIN = ["tier", "language", "externalId"] as const;
type Plain = (typeof PLAIN)[number];

/** What is known of a person, as far as two records of one person can be made one. */
export interface PersonFacts {
  readonly name: string;
  readonly tier?: string;
  readonly language?: string;
  readonly externalId?: string;
  readonly handles: readonly Handle[];
  readonly tags: readonly string[];
  readonly fields: JsonObject;
}

/** All that a merge gave to the record that stays: enough to take exactly that away again. */
export interface MergeTrail {
  readonly gone: PersonFacts;
  readonly given: {
    readonly plain: Readonly<Partial<Record<Plain, string>>>;
    readonly handles: readonly Handle[];
    readonly tags: readonly string[];
    readonly fields: JsonObject;
  };
}

/** What the record that stays says wins; it takes over what it did not have. */
export function mergeCustomers(
  kept: PersonFacts,
  gone: PersonFacts,
): { readonly kept: PersonFacts; readonly trail: MergeTrail } {
  const plain = Object.fromEntries(
    PLAIN.flatMap((key) => (kept[key] === undefined && gone[key] !== undefined ? [[key, gone[key]]] : [])),
  );
  const handles = gone.handles.filter((handle) => !kept.handles.some((own) => sameHandle(own, handle)));
  const tags = gone.tags.filter((tag) => !kept.tags.includes(tag));
  const fields = Object.fromEntries(Object.entries(gone.fields).filter(([key]) => !Object.hasOwn(kept.fields, key)));
  const merged = {
    ...{ ...kept, ...plain },
    ...{ handles: [...kept.handles, ...handles], tags: [...kept.tags, ...tags], fields: { ...kept.fields, ...fields } },
  };
  return { kept: merged, trail: { gone, given: { plain, handles, tags, fields } } };
}

/** Takes away what the merge gave and nobody has changed since; what was said of the person meanwhile stays. */
export function undoMerge(
  now: PersonFacts,
  { gone, given }: MergeTrail,
): { readonly kept: PersonFacts; readonly gone: PersonFacts } {
  const fields = Object.fromEntries(
    Object.entries(now.fields).filter(
      ([key, value]) => !Object.hasOwn(given.fields, key) || !same(given.fields[key], value),
    ),
  );
  const kept: PersonFacts = {
    ...now,
    handles: now.handles.filter((handle) => !given.handles.some((one) => sameHandle(one, handle))),
    tags: now.tags.filter((tag) => !given.tags.includes(tag)),
    fields,
  };
  const back = PLAIN.filter((key) => given.plain[key] !== undefined && now[key] === given.plain[key]);
  return {
    kept: Object.fromEntries(Object.entries(kept).filter(([key]) => !back.includes(key as Plain))) as never,
    gone,
  };
}

/** By what they say, whatever the order of an object's keys: the database keeps none. */
function same(one: Json | undefined, other: Json | undefined): boolean {
  return ordered(one) === ordered(other);
}

function ordered(value: Json | undefined): string | undefined {
  return JSON.stringify(value, (_, part) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
