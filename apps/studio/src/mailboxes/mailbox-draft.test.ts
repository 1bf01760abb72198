import { expect, it } from "vitest";
import { draftOf, isWhole, newPasswords } from "./mailbox-draft.ts";

const fresh = draftOf(undefined);
const filled = {
  ...fresh,
  line: {
    ...fresh.line,
    address: "help@shop.example",
    imap: { ...fresh.line.imap, host: "imap.shop.example" },
    smtp: { ...fresh.line.smtp, host: "smtp.shop.example" },
  },
};

it("needs both servers, and both passwords of a mailbox that is new", () => {
  expect(isWhole(fresh, true)).toBe(false);
  expect(isWhole(filled, true)).toBe(false);
  expect(isWhole({ ...filled, passwords: { imap: "a", smtp: "b" } }, true)).toBe(true);
  expect(isWhole(filled, false)).toBe(true);
  expect(isWhole({ ...filled, line: { ...filled.line, address: "help" } }, false)).toBe(false);
});

it("sends only the passwords that were typed", () => {
  expect(newPasswords(filled)).toEqual({});
  expect(newPasswords({ ...filled, passwords: { imap: "", smtp: "b" } })).toEqual({ smtp: "b" });
});
