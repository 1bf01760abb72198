import { expect, it } from "vitest";
import { keysOf, SHORTCUTS, shortcutOf } from "./shortcuts.ts";

const press = (code: string, keys: { altKey?: boolean; ctrlKey?: boolean; repeat?: boolean } = {}) => ({
  code,
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...keys,
});

it("answers with Alt A on every keyboard layout", () => {
  expect(shortcutOf(press("KeyA"))).toBe("answer");
  expect(keysOf("answer")).toBe("Alt A");
});

it("leaves plain typing, AltGr (Ctrl Alt) and held keys alone", () => {
  expect(shortcutOf(press("KeyA", { altKey: false }))).toBeUndefined();
  expect(shortcutOf(press("KeyA", { ctrlKey: true }))).toBeUndefined();
  expect(shortcutOf(press("KeyE", { repeat: true }))).toBeUndefined();
});

it("has no key for two things", () => {
  const codes = Object.values(SHORTCUTS);
  expect(new Set(codes).size).toBe(codes.length);
});
