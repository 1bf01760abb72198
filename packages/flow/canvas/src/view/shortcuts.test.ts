import { describe, expect, it } from "vitest";
import { type KeyPress, shortcutOf } from "./shortcuts.ts";

const press = (key: string, more: Partial<KeyPress> = {}) =>
  shortcutOf({ key, ctrl: false, shift: false, alt: false, typing: false, ...more });

describe("keys of the canvas", () => {
  it("are letters only while nobody types", () => {
    expect(press("n")).toBe("add");
    expect(press("n", { typing: true })).toBeUndefined();
    expect(press("Delete", { typing: true })).toBeUndefined();
  });

  it("undo, redo, save, find and show docs even in the middle of typing, as typing is an edit too", () => {
    expect(press("f", { ctrl: true, typing: true })).toBe("find");
    expect(press("z", { ctrl: true, typing: true })).toBe("undo");
    expect(press("Z", { ctrl: true, shift: true, typing: true })).toBe("redo");
    expect(press("s", { ctrl: true, typing: true })).toBe("save");
    expect(press("F1", { typing: true })).toBe("docs");
  });

  it("leave copy, cut and paste to the clipboard, and Alt to the browser", () => {
    expect(press("c", { ctrl: true })).toBeUndefined();
    expect(press("v", { ctrl: true })).toBeUndefined();
    expect(press("f", { alt: true })).toBeUndefined();
  });
});
