import { describe, expect, it } from "vitest";
import { draftOf, isWhole, lineOf, withProvider } from "./provider-draft.ts";

const row = {
  ...{ number: "line_x", label: "Bot", channel: "social" as const },
  provided: { provider: "telegram" as const, settings: { api: "https://api.telegram.org" }, limits: { perSecond: 2 } },
};

describe("a channel's form", () => {
  it("begins with what is usual for the provider, and asks anew for another one", () => {
    const draft = withProvider(draftOf(undefined), "smpp");
    expect(draft.fields).toMatchObject({ port: "2775", security: "tls", host: "" });
    expect(isWhole(draft, true)).toBe(false);
  });

  it("leaves a secret that was not typed as it is", () => {
    const draft = draftOf(row);
    expect(isWhole(draft, false)).toBe(true);
    expect(isWhole(draft, true)).toBe(false);
    expect(lineOf(draft)).toEqual({
      provider: "telegram",
      fields: { api: "https://api.telegram.org" },
      limits: { perSecond: 2 },
    });
    const typed = { ...draft, fields: { ...draft.fields, botToken: "1:abc" } };
    expect(lineOf(typed).fields).toMatchObject({ botToken: "1:abc" });
  });
});
