import { describe, expect, it } from "vitest";
import { replySubject, senderOf, threadOf, tokensIn } from "./mail-thread.ts";
import { newWords } from "./new-words.ts";

describe("a thread of mails", () => {
  it("is named by its first sender and a token, which subjects carry", () => {
    const thread = threadOf("Ann@Example.org", "K3X9Q2AB");
    expect(thread).toBe("ann@example.org#K3X9Q2AB");
    expect(senderOf(thread)).toBe("ann@example.org");
    expect(tokensIn(replySubject("Where is it?", thread))).toEqual(["K3X9Q2AB"]);
  });

  it("gets one Re: and one token, however long it goes back and forth, in several languages", () => {
    const thread = threadOf("ann@example.org", "K3X9Q2AB");
    const first = replySubject("Where is it?", thread);
    expect(first).toBe("Re: Where is it? [#K3X9Q2AB]");
    expect(replySubject(`AW: ${first}`, thread)).toBe(first);
    expect(replySubject(`回复：Re[2]: ${first}`, thread)).toBe(first);
    expect(replySubject("", thread)).toBe("Re: [#K3X9Q2AB]");
  });

  it("finds no token in what only looks like one", () => {
    expect(tokensIn("Invoice [#4711] and [#k3x9q2ab]")).toEqual([]);
  });
});

describe("what was written now", () => {
  it.each([
    ["Thanks!\n\nOn Mon, 23 Nov 2026 at 10:02, Shop <a@b.example> wrote:\n> It comes tomorrow.", "Thanks!"],
    ["Thanks!\n\nOn Mon, 23 Nov 2026 at 10:02, Shop\n<a@b.example> wrote:\n> It comes tomorrow.", "Thanks!"],
    ["谢谢\n\n在 2026年11月23日，客服写道：\n> 明天到", "谢谢"],
    ["Danke\n\nAm 23.11.2026 um 10:02 schrieb Shop <a@b.example>:\n> Morgen.", "Danke"],
    ["Thanks\n-----Original Message-----\nFrom: Shop", "Thanks"],
    ["谢谢\n发件人: 客服 <a@b.example>", "谢谢"],
  ])("ends where the answered mail is repeated: %j", (text, fresh) => {
    const words = newWords(text);
    expect(words.fresh).toBe(fresh);
    expect(`${words.fresh}${words.quoted}`.replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  });

  it("is all of it where the answers stand between the quoted lines, and where nothing else is there", () => {
    const between = "Hi\n> when?\nTomorrow.\n> where?\nHere.";
    expect(newWords(between)).toEqual({ fresh: between, quoted: "" });
    expect(newWords("> only this").fresh).toBe("> only this");
    expect(newWords("From here it is far.\nOn the way.").fresh).toBe("From here it is far.\nOn the way.");
  });
});
