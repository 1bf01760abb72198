import { describe, expect, it } from "vitest";
import { channelOf, fieldsOf, PROVIDER_FIELDS, PROVIDERS } from "./provider-line.ts";

const SMPP = { host: "smsc.example", systemId: "us", password: "pw", from: "Shop" };

describe("a line's fields", () => {
  it("keep secrets apart and take the usual values where none was given", () => {
    expect(fieldsOf("smpp", SMPP)).toMatchObject({
      value: { secrets: { password: "pw" }, settings: { host: "smsc.example", port: "2775", security: "tls" } },
    });
    expect(fieldsOf("telegram", { botToken: "123:abcdefghijkl", other: "x" })).toEqual({
      ok: true,
      value: { settings: { api: "https://api.telegram.org" }, secrets: { botToken: "123:abcdefghijkl" } },
    });
  });

  it("name the one that is missing or unfit", () => {
    const field = (more: Record<string, string>) => fieldsOf("smpp", { ...SMPP, ...more });
    for (const [name, value] of [
      ["host", "smsc example"],
      ["port", "70000"],
      ["security", "ssl"],
      ["password", "far too long"],
      ["systemId", "a\r\nb"],
      ["from", ""],
    ] as const) {
      expect(field({ [name]: value })).toEqual({ ok: false, error: { code: "channel.bad-field", field: name } });
    }
    for (const url of ["ftp://sms.example", "https://me:pw@sms.example", "sms.example"]) {
      expect(fieldsOf("sms-http", { url, signingSecret: "0123456789abcdef" })).toMatchObject({
        error: { field: "url" },
      });
    }
  });

  it("lets an answer to STOP be emptied", () => {
    expect(fieldsOf("smpp", { ...SMPP, stopReply: "" })).toMatchObject({ value: { settings: { stopReply: "" } } });
  });

  it("are each provider's own, named once, with at least one secret", () => {
    for (const provider of PROVIDERS) {
      const fields = PROVIDER_FIELDS[provider];
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      expect(fields.some((one) => one.secret)).toBe(true);
    }
    expect([channelOf("smpp"), channelOf("wechat")]).toEqual(["sms", "social"]);
  });
});
