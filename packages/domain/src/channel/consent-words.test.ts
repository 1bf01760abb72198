import { describe, expect, it } from "vitest";
import { consentWord } from "./consent-words.ts";

describe("a customer's word on our messages", () => {
  it("is heard in capitals, full width, quotes and with a full stop", () => {
    for (const text of [
      "STOP",
      " stop. ",
      "ＳＴＯＰ",
      "“Stop”",
      "Unsubscribe!",
      "退订",
      "退订。",
      "TD",
      "td",
      "Opt-out",
    ]) {
      expect([text, consentWord(text)]).toEqual([text, "stop"]);
    }
    for (const text of ["START", "恢复", "unstop"]) expect([text, consentWord(text)]).toEqual([text, "start"]);
  });

  it("is no word of a longer sentence", () => {
    for (const text of ["When does bus 7 stop?", "please start again", "退订的订单在哪里", "", "Tuesday"]) {
      expect([text, consentWord(text)]).toEqual([text, undefined]);
    }
  });
});
