import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { withLongerSession } from "./session-wish.ts";
import type { SrfRequest, SrfResponse } from "./srf-types.ts";
import { withCredentials } from "./with-credentials.ts";

const message = (headers: Readonly<Record<string, string>>) => ({
  get: (name: string) => headers[name],
  has: (name: string) => name in headers,
});
const sent = (headers: Readonly<Record<string, string>> = {}) =>
  ({
    ...message({ From: "<sip:a@b>;tag=1", "Call-ID": "c", CSeq: "7 INVITE", ...headers }),
    uri: "sip:+49@carrier.example",
  }) as unknown as SrfRequest;
const answered = (status: number, headers: Readonly<Record<string, string>>) =>
  ({ ...message(headers), status, source_address: "192.0.2.9", source_port: 5070 }) as unknown as SrfResponse;

const options = {
  method: "INVITE",
  uri: "sip:+49@carrier.example;transport=tcp",
  headers: { from: "<sip:a@localhost>", "Session-Expires": "1800" },
  auth: { username: "u", password: "p" },
};
const hash = (_algorithm: string, text: string) => createHash("sha256").update(text).digest("hex");
const challenge = answered(401, { "WWW-Authenticate": 'Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth"' });
const answer = (to: SrfResponse, from = sent(), of: object = options) =>
  withCredentials(of as typeof options, from, to, { hash, cnonce: "c0" });

describe("a challenged request", () => {
  it("goes out again in the same call, one number on, to who asked", () => {
    expect(answer(challenge)).toMatchObject({
      proxy: "sip:192.0.2.9:5070;transport=tcp",
      headers: {
        ...{ From: "<sip:a@b>;tag=1", "Call-ID": "c", CSeq: "8 INVITE", "Session-Expires": "1800" },
        Authorization: expect.stringContaining("algorithm=SHA-256"),
      },
    });
    expect(Object.keys(answer(challenge)?.headers ?? {})).not.toContain("from");
  });

  it("is left to the server's own counting inside a dialog, and to its route", () => {
    const again = answer(challenge, sent(), { ...options, stackDialogId: "d" });
    expect(again?.headers).not.toHaveProperty("CSeq");
    expect(again).not.toHaveProperty("proxy");
  });

  it("is not sent again when the password was wrong, but when only the nonce was too old", () => {
    const before = sent({ Authorization: "Digest …" });
    expect(answer(challenge, before)).toBeUndefined();
    const stale = answered(401, { "WWW-Authenticate": 'Digest realm="r", nonce="n2", stale=true' });
    expect(answer(stale, before)?.headers?.Authorization).toContain('nonce="n2"');
    expect(answer(challenge, sent(), { ...options, auth: undefined })).toBeUndefined();
  });
});

describe("a 422", () => {
  it("is answered with the interval that it asks for, once", () => {
    const tooShort = answered(422, { "Min-SE": "3600" });
    expect(withLongerSession(options, sent({ "Session-Expires": "1800" }), tooShort)?.headers).toMatchObject({
      ...{ "Session-Expires": "3600", "Min-SE": "3600", CSeq: "8 INVITE" },
    });
    for (const [asked, least] of [
      ["3600", "3600"],
      ["1800", "soon"],
    ] as const)
      expect(
        withLongerSession(options, sent({ "Session-Expires": asked }), answered(422, { "Min-SE": least })),
      ).toBeUndefined();
  });
});
