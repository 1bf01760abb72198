import { describe, expect, it } from "vitest";
import { type CannedAnswer, fittingAnswers, typedShortcut } from "./canned-answer.ts";

const answer = (shortcut: string, more: Partial<CannedAnswer> = {}): CannedAnswer => ({
  ...{ id: shortcut, shortcut, title: `Title of ${shortcut}`, body: "Good day", teams: [], queues: [] },
  ...more,
});
const shortcuts = (answers: readonly CannedAnswer[], place = {}, typed = "") =>
  fittingAnswers(answers, place, typed).map(({ id }) => id);

describe("answers that agents keep", () => {
  it("are found by the beginning of their shortcut, then by a word of their title", () => {
    const all = [answer("late", { title: "Refund for a late parcel" }), answer("refund"), answer("hello")];
    expect(shortcuts(all, {}, "ref")).toEqual(["refund", "late"]);
    expect(shortcuts(all, {}, "REF")).toEqual(["refund", "late"]);
    expect(shortcuts(all, {}, "nothing")).toEqual([]);
  });

  it("are offered only to the teams, in the queues and in the language that they are for", () => {
    const all = [
      answer("all"),
      answer("trade", { teams: ["Trade"] }),
      answer("sales", { queues: ["sales"] }),
      answer("zh", { language: "zh" }),
    ];
    expect(shortcuts(all, { team: "Trade", queue: "support", language: "zh-CN" })).toEqual(["trade", "zh", "all"]);
    expect(shortcuts(all, { queue: "sales", language: "en" })).toEqual(["sales", "all"]);
    expect(shortcuts(all)).toEqual(["zh", "all"]);
  });

  it("come in the narrower form first where two share a shortcut", () => {
    const all = [answer("bye"), answer("bye", { id: "bye of trade", teams: ["Trade"], queues: ["sales"] })];
    expect(shortcuts(all, { team: "Trade", queue: "sales" }, "bye")).toEqual(["bye of trade", "bye"]);
  });

  it("come first where they are one's own", () => {
    const trade = answer("bye", { id: "of trade", teams: ["Trade"], queues: ["sales"], language: "en" });
    const all = [answer("bye"), trade, answer("bye", { id: "mine", owner: "ann" })];
    expect(shortcuts(all, { team: "Trade", queue: "sales" }, "bye")).toEqual(["mine", "of trade", "bye"]);
  });
});

describe("a slash while writing", () => {
  it("begins a shortcut at the start of the text or after a space, up to where one writes", () => {
    expect(typedShortcut("/", 1)).toEqual({ from: 0, typed: "" });
    expect(typedShortcut("Dear Ann, /he is here", 12)).toEqual({ from: 10, typed: "h" });
    expect(typedShortcut("好的 /再见", 6)).toEqual({ from: 3, typed: "再见" });
  });

  it("is a slash like any other within a word or an address, or when the word is over", () => {
    expect(typedShortcut("and/or", 6)).toBeUndefined();
    expect(typedShortcut("https://a.example/x", 19)).toBeUndefined();
    expect(typedShortcut("/hello ", 7)).toBeUndefined();
  });
});
