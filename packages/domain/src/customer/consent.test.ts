import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONSENT_CHANNELS, CONSENT_PURPOSES, type ConsentStatement, mayContact } from "./consent.ts";

const statement: fc.Arbitrary<ConsentStatement> = fc.record({
  channel: fc.constantFrom("any", ...CONSENT_CHANNELS),
  purpose: fc.constantFrom("any", ...CONSENT_PURPOSES),
  given: fc.boolean(),
  at: fc.integer({ min: 0, max: 5 }),
});

describe("consent", () => {
  it("lets nobody who said nothing be refused, and nobody who refused all be contacted", () => {
    expect(mayContact([], "sms", "marketing")).toEqual({ allowed: true, by: "nothing-said" });
    const refused = { channel: "any", purpose: "any", given: false, at: 9 } as const;
    fc.assert(
      fc.property(fc.array(statement), (before) => {
        expect(mayContact([...before, refused], "voice", "service")).toEqual({ allowed: false, since: 9 });
      }),
    );
  });

  it("goes by the newest statement that covers channel and purpose", () => {
    const said = [
      { channel: "any", purpose: "marketing", given: false, at: 1 },
      { channel: "email", purpose: "marketing", given: true, at: 2 },
    ] as const;
    expect(mayContact(said, "email", "marketing")).toEqual({ allowed: true, by: "statement" });
    expect(mayContact(said, "sms", "marketing")).toEqual({ allowed: false, since: 1 });
    expect(mayContact(said, "sms", "service").allowed).toBe(true);
  });

  it("does not hang on the order in which statements are read", () => {
    fc.assert(
      fc.property(fc.array(statement), (said) => {
        expect(mayContact([...said].reverse(), "voice", "survey")).toEqual(mayContact(said, "voice", "survey"));
      }),
    );
  });
});
