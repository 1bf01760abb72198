import type { ProviderAbilities } from "@patchbay/ports/channel-provider";
import { describe, expect, it } from "vitest";
import { messageParts } from "./message-parts.ts";

const plain: ProviderAbilities = { longest: 20, size: (text) => text.length, pictures: false };
const rich: ProviderAbilities = { ...plain, choices: { most: 3, label: 10, text: 100 }, pictures: true };
const said = (text: string, more: object = {}) => ({ kind: "text" as const, text, ...more });
const file = { name: "a.png", type: "image/png", url: "https://x/1" };
const choices = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
];
const asked = { kind: "choices" as const, text: "Sure?", look: "buttons" as const, choices };

describe("a message's parts", () => {
  it("are cut at blanks, and say all of it in order", () => {
    const texts = messageParts(said("one two three four five six seven"), [], plain);
    expect(texts).toEqual([
      { kind: "text", text: "one two three four" },
      { kind: "text", text: "five six seven" },
    ]);
  });

  it("cut no sign that readers see as one, be it many characters long", () => {
    const family = "👨‍👩‍👧‍👦";
    const parts = messageParts(said(family.repeat(5)), [], plain);
    expect(parts.map((part) => part.kind === "text" && part.text)).toEqual([family, family, family, family, family]);
    expect(messageParts(said("x".repeat(45)), [], plain).length).toBe(3);
  });

  it("are pressed where they fit, and else numbered", () => {
    expect(messageParts(asked, [], rich)).toEqual([{ kind: "choices", text: "Sure?", choices }]);
    const numbered = [{ kind: "text", text: "Sure?\n1. Yes\n2. No" }];
    expect(messageParts(asked, [], plain)).toEqual(numbered);
    const long = { ...asked, choices: [{ id: "yes", label: "Yes, of course" }] };
    expect(messageParts(long, [], { ...rich, longest: 100 })).toEqual([
      { kind: "text", text: "Sure?\n1. Yes, of course" },
    ]);
  });

  it("show pictures where that can be, and else their addresses", () => {
    expect(messageParts(said("Look", { image: "https://p" }), [file], rich)).toEqual([
      { kind: "text", text: "Look" },
      { kind: "picture", url: "https://p" },
      { kind: "picture", url: "https://x/1" },
    ]);
    expect(messageParts(said("", {}), [file], plain)).toEqual([{ kind: "text", text: "a.png: https://x/1" }]);
  });
});
