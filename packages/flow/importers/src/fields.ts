import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";

/**
 * Reads the settings of a foreign step and remembers what was read, so that what no mapping looked at can be reported.
 * Wrongly typed values read as absent: exports are written by many hands.
 */
export class Fields {
  private readonly object: JsonObject;
  private readonly seen = new Set<string>();
  private readonly inner = new Map<string, Fields>();

  constructor(object: Json | undefined) {
    this.object = isJsonObject(object) ? object : {};
  }

  raw(key: string): Json | undefined {
    this.seen.add(key);
    return Object.hasOwn(this.object, key) ? this.object[key] : undefined;
  }

  /** Numbers and truth values count as their text. */
  text(key: string): string {
    const value = this.raw(key);
    return typeof value === "string"
      ? value
      : typeof value === "number" || typeof value === "boolean"
        ? `${value}`
        : "";
  }

  number(key: string): number | undefined {
    const value = this.raw(key);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  }

  flag(key: string): boolean {
    const value = this.raw(key);
    return value === true || value === 1 || (typeof value === "string" && /^(true|yes|1)$/i.test(value));
  }

  list(key: string): readonly Json[] {
    const value = this.raw(key);
    return Array.isArray(value) ? (value as readonly Json[]) : [];
  }

  child(key: string): Fields {
    const known = this.inner.get(key);
    if (known) return known;
    const fields = new Fields(this.raw(key));
    this.inner.set(key, fields);
    return fields;
  }

  /** The members that are objects; what nobody reads of them is reported by their place in the list. */
  objects(key: string): readonly Fields[] {
    return this.list(key).flatMap((item, index) => {
      if (!isJsonObject(item)) return [];
      const place = `${key}[${index}]`;
      const fields = this.inner.get(place) ?? new Fields(item);
      this.inner.set(place, fields);
      return [fields];
    });
  }

  keys(): readonly string[] {
    return Object.keys(this.object);
  }

  /** Settings of the vendor's own editor or platform, which change nothing of what customers meet; whatever does is read, or reported. */
  vendorOnly(...keys: readonly string[]): void {
    for (const key of keys) this.seen.add(key);
  }

  /** Names of settings that say something and that nobody read. */
  unread(): readonly string[] {
    const here = Object.entries(this.object).flatMap(([key, value]) =>
      this.seen.has(key) || isNothing(value) ? [] : [key],
    );
    const below = [...this.inner].flatMap(([key, fields]) => fields.unread().map((name) => `${key}.${name}`));
    return [...here, ...below];
  }

  json(): JsonObject {
    return this.object;
  }
}

function isNothing(value: Json): boolean {
  if (value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
