import { expect, it } from "vitest";
import { parseReferTo, parseReplaces } from "./replaces.ts";

it("reads the examples of RFC 3891 §6.1", () => {
  expect(parseReplaces("98732@sip.example.com ;from-tag=r33th4x0r;to-tag=ff87ff")).toEqual({
    ...{ callId: "98732@sip.example.com", fromTag: "r33th4x0r", toTag: "ff87ff", earlyOnly: false },
  });
  expect(parseReplaces("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only")?.earlyOnly).toBe(true);
});

it("takes no Replaces without both tags and a Call-ID", () => {
  for (const value of ["", "abc", "abc;to-tag=1", "abc;from-tag=1", ";to-tag=1;from-tag=2", "abc;to-tag=;from-tag=2"])
    expect(parseReplaces(value), value).toBeUndefined();
});

it("reads where a REFER leads, with and without a call to replace", () => {
  expect(parseReferTo("<sip:4711@pbx.example>")).toMatchObject({ uri: { user: "4711", host: "pbx.example" } });
  expect(
    parseReferTo('"Bob" <sip:bob@pbx.example?Require=replaces&Replaces=a%40b%3Bto-tag%3D7%3Bfrom-tag%3D8>'),
  ).toMatchObject({ uri: { user: "bob" }, replaces: { callId: "a@b", toTag: "7", fromTag: "8" } });
});

it("goes nowhere by what cannot be read", () => {
  for (const value of ["", "tel:+4930", "<http://x>", "<sip:a@b?Replaces=a%>", "<sip:a@b?Replaces=abc>", "<sip:a@b"])
    expect(parseReferTo(value), value).toBeUndefined();
});
