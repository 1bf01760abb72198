import type { Json } from "@patchbay/base/json";

/** English → Chinese, whole texts. */
export type Phrases = Readonly<Record<string, string>>;

/** What callers may say, in several languages: it is listened for, never shown. */
const LISTENED_FOR = "keywords";

/** The same value with each text that has a translation in Chinese. Names and keys are no texts and stay. */
export function translated(value: Json, phrases: Phrases): Json {
  if (typeof value === "string") return Object.hasOwn(phrases, value) ? (phrases[value] ?? value) : value;
  if (Array.isArray(value)) return value.map((item) => translated(item, phrases));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === LISTENED_FOR ? item : translated(item, phrases)]),
  );
}
