import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answerChallenge, isStale } from "./answer-challenge.ts";
import { algorithmOf, type DigestHash, digestResponse, parseDigests } from "./digest.ts";

const NAMES = { "SHA-512-256": "sha512-256", "SHA-256": "sha256", MD5: "md5" };
const hash: DigestHash = (algorithm, text) => createHash(NAMES[algorithm]).update(text).digest("hex");

/** RFC 7616 §3.9.1. */
const MUFASA = {
  method: "GET",
  uri: "/dir/index.html",
  account: { username: "Mufasa", password: "Circle of Life" },
  cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
};
const CHALLENGE = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

describe("an answer to a challenge", () => {
  it("agrees with the examples of RFC 7616 §3.9.1 and RFC 2617 §3.5", () => {
    expect(parseDigests(answerChallenge(CHALLENGE("SHA-256"), MUFASA, hash))[0]?.response).toBe(
      "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
    );
    expect(parseDigests(answerChallenge(CHALLENGE("MD5"), MUFASA, hash))[0]?.response).toBe(
      "8ca523f5e9506fed4657c9700eebdbec",
    );
  });

  it("takes the first that it knows, also where a proxy joined the lines", () => {
    const joined = `${CHALLENGE("TIGER")}, ${CHALLENGE("SHA-256")},${CHALLENGE("MD5")}`;
    expect(parseDigests(joined).map(({ algorithm }) => algorithm)).toEqual(["TIGER", "SHA-256", "MD5"]);
    expect(answerChallenge(joined, MUFASA, hash)).toContain("algorithm=SHA-256");
  });

  it("takes the older form without qop, and MD5 where nothing is named", () => {
    const answer = answerChallenge('Digest realm="r", nonce="n"', MUFASA, hash);
    const [given = {}] = parseDigests(answer);
    expect(algorithmOf(given)).toBe("MD5");
    expect(given.qop).toBeUndefined();
    expect(given.response).toBe(
      digestResponse((text) => hash("MD5", text), given, "GET", hash("MD5", "Mufasa:r:Circle of Life")),
    );
  });

  it("gives none to what is no digest, asks for the body's integrity only, or has no nonce", () => {
    for (const none of [undefined, "Basic realm=x", 'Digest realm="r", nonce="n", qop="auth-int"', 'Digest realm="r"'])
      expect(answerChallenge(none, MUFASA, hash), none).toBeUndefined();
  });

  it("reads what is quoted as one value, and no prototype from a parameter's name", () => {
    const [first, second] = parseDigests('Digest realm="a, Digest b=\\"c\\"", nonce=n, Digest __proto__="x"');
    expect(first).toMatchObject({ realm: 'a, Digest b="c"', nonce: "n" });
    expect(second?.nonce).toBeUndefined();
    expect(isStale('Digest nonce="n", stale=TRUE')).toBe(true);
    expect(isStale('Digest nonce="n"')).toBe(false);
  });
});
