import { describe, expect, it } from "vitest";
import { type CollectEvent, type CollectRules, type CollectState, nextCollect, startCollect } from "./collect.ts";

const RULES: CollectRules = {
  minDigits: 2,
  maxDigits: 4,
  terminators: "#",
  firstDigitMs: 5_000,
  betweenDigitsMs: 2_000,
};
const digit = (value: string, at: number): CollectEvent => ({ type: "digit", digit: value, at });
const time = (at: number): CollectEvent => ({ type: "time", at });

function collect(events: readonly CollectEvent[], rules = RULES, hasPrompts = true): CollectState {
  const { state } = startCollect(rules, { at: 0, typedAhead: [], hasPrompts });
  return events.reduce((now, event) => nextCollect(rules, now, event), state);
}

describe("collecting digits", () => {
  it("ends at the most digits, at a terminator, and after the pause between digits", () => {
    const done = { status: "done", how: "digits" };
    expect(collect([digit("1", 1), digit("2", 2), digit("3", 3), digit("4", 4)])).toEqual({ ...done, digits: "1234" });
    expect(collect([digit("1", 1), digit("2", 2), digit("#", 3)])).toEqual({ ...done, digits: "12" });
    expect(collect([digit("1", 1), digit("2", 1_000), time(3_000)])).toEqual({ ...done, digits: "12" });
  });

  it("waits for the first digit only once the prompts have ended", () => {
    expect(collect([time(60_000)])).toEqual({ status: "prompting", digits: "" });
    expect(collect([{ type: "prompts-ended", at: 1_000 }])).toEqual({
      status: "collecting",
      digits: "",
      deadline: 6_000,
    });
    expect(collect([{ type: "prompts-ended", at: 1_000 }, time(5_999)])).toMatchObject({ status: "collecting" });
    expect(collect([{ type: "prompts-ended", at: 1_000 }, time(6_000)])).toEqual({
      status: "done",
      how: "timeout",
      digits: "",
    });
  });

  it("ends the prompts with the first digit, and starts the pause anew with each", () => {
    expect(collect([digit("1", 100), { type: "prompts-ended", at: 200 }])).toEqual({
      status: "collecting",
      digits: "1",
      deadline: 2_100,
    });
    expect(collect([digit("1", 100), digit("2", 2_000), time(2_100)])).toMatchObject({ status: "collecting" });
  });

  it("calls an entry short when it ends below the least number of digits", () => {
    expect(collect([digit("1", 1), digit("#", 2)])).toEqual({ status: "done", how: "short", digits: "1" });
    expect(collect([digit("1", 1), time(2_001)])).toEqual({ status: "done", how: "short", digits: "1" });
  });

  it("takes nothing for an answer where no digit is needed", () => {
    const rules = { ...RULES, minDigits: 0 };
    expect(collect([time(5_000)], rules, false)).toEqual({ status: "done", how: "digits", digits: "" });
    expect(collect([digit("#", 10)], rules, false)).toEqual({ status: "done", how: "digits", digits: "" });
  });

  it("counts keys typed ahead and leaves the rest to the next collection", () => {
    const typed = { at: 0, hasPrompts: true };
    expect(startCollect(RULES, { ...typed, typedAhead: [..."12345"] })).toEqual({
      state: { status: "done", how: "digits", digits: "1234" },
      rest: ["5"],
    });
    expect(startCollect(RULES, { ...typed, typedAhead: ["1"] })).toEqual({
      state: { status: "collecting", digits: "1", deadline: 2_000 },
      rest: [],
    });
  });

  it("stays done", () => {
    const done = collect([digit("1", 1), digit("2", 2), digit("#", 3)]);
    expect(nextCollect(RULES, done, digit("9", 4))).toBe(done);
  });
});
