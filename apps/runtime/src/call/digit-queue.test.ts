import { describe, expect, it } from "vitest";
import { DigitQueue } from "./digit-queue.ts";

describe("keys of a caller", () => {
  it("wait until somebody asks for them", () => {
    const keys = new DigitQueue();
    for (const digit of "12#") keys.press(digit);
    expect(keys.take()).toEqual(["1", "2", "#"]);
    expect(keys.isEmpty).toBe(true);
  });

  it("given back come first again", () => {
    const keys = new DigitQueue();
    keys.press("3");
    keys.giveBack(["1", "2"]);
    expect(keys.take()).toEqual(["1", "2", "3"]);
  });

  it("go to the newest listener that takes them, and past those that only look", () => {
    const keys = new DigitQueue();
    const seen: string[] = [];
    const unlisten = keys.listen((digit) => digit === "9");
    keys.listen((digit) => {
      seen.push(digit);
      return false;
    });
    keys.press("9");
    keys.press("1");
    expect(seen).toEqual(["9", "1"]);
    expect(keys.take()).toEqual(["1"]);
    unlisten();
    keys.press("9");
    expect(keys.take()).toEqual(["9"]);
  });

  it("of a stuck key are not kept without end", () => {
    const keys = new DigitQueue();
    for (let i = 0; i < 10_000; i++) keys.press("5");
    expect(keys.take()).toHaveLength(DigitQueue.LIMIT);
  });
});
