import { describe, expect, it } from "vitest";
import { MESSAGES } from "./messages.ts";

describe("messages", () => {
  it("have the same keys in English and Chinese", () => {
    expect(keys(MESSAGES.zh)).toEqual(keys(MESSAGES.en));
  });

  it("name the same values in both languages", () => {
    const en = new Map(texts(MESSAGES.en));
    for (const [key, zh] of texts(MESSAGES.zh)) {
      expect([key, ...placeholders(zh)]).toEqual([key, ...placeholders(en.get(key) ?? "")]);
    }
  });

  it("leave none empty", () => {
    for (const [key, text] of [...texts(MESSAGES.en), ...texts(MESSAGES.zh)]) expect(text, key).not.toBe("");
  });
});

function keys(value: object): readonly string[] {
  return texts(value)
    .map(([key]) => key)
    .sort();
}

function texts(value: object, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === "string" ? [[`${path}${key}`, item] as const] : texts(item as object, `${path}${key}.`),
  );
}

function placeholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((match) => match[1] as string))].sort();
}
