import { describe, expect, it } from "vitest";
import { md5, parseDigest, provesHa1 } from "./digest.ts";
import { DigestGate } from "./digest-gate.ts";

const REALM = "harbour.patchbay";
const HA1 = md5(`ann:${REALM}:secret`);
const NOW = Date.UTC(2026, 10, 22);

function answer(challenge: string, password = "secret", method = "REGISTER"): string {
  const { nonce, realm } = parseDigest(challenge) ?? {};
  const uri = `sip:${REALM}`;
  const ha1 = md5(`ann:${realm}:${password}`);
  const response = md5(`${ha1}:${nonce}:00000001:c0:auth:${md5(`${method}:${uri}`)}`);
  return `Digest username="ann", realm="${realm}", nonce="${nonce}", uri="${uri}", qop=auth, nc=00000001, cnonce="c0", response="${response}"`;
}

function ask(gate: DigestGate, header: string | undefined, now = NOW, known = true) {
  const ha1 = known ? HA1 : undefined;
  return gate.check({ method: "REGISTER", realm: REALM, header, username: "ann", ha1, source: "192.0.2.1", now });
}

function challenge(gate: DigestGate, now = NOW): string {
  const verdict = ask(gate, undefined, now);
  if (verdict.how !== "challenge") throw new Error(verdict.how);
  return verdict.challenge;
}

describe("digest", () => {
  it("agrees with the example of RFC 2617 §3.5", () => {
    const header =
      'Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", ' +
      'uri="/dir/index.html", qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1"';
    const ha1 = md5("Mufasa:testrealm@host.com:Circle Of Life");
    expect(provesHa1(parseDigest(header) ?? {}, "GET", ha1)).toBe(true);
    expect(provesHa1(parseDigest(header) ?? {}, "POST", ha1)).toBe(false);
  });

  it("reads no other scheme, and no prototype from a parameter's name", () => {
    expect(parseDigest("Basic YTpi")).toBeUndefined();
    expect(parseDigest('Digest __proto__="x"')?.nonce).toBeUndefined();
  });
});

describe("the gate for phones", () => {
  it("lets in who knows the password, once per nonce", () => {
    const gate = new DigestGate();
    const header = answer(challenge(gate));
    expect(ask(gate, header).how).toBe("proven");
    const again = ask(gate, header);
    expect(again.how).toBe("challenge");
    expect(again.how === "challenge" && again.challenge).toContain("stale=true");
  });

  it("asks anew after a minute, without calling the password wrong", () => {
    const gate = new DigestGate();
    const header = answer(challenge(gate));
    const late = ask(gate, header, NOW + 60_000);
    expect(late.how === "challenge" && late.challenge).toContain("stale=true");
  });

  it("takes no nonce of another process or of an attacker's making", () => {
    const header = answer(challenge(new DigestGate()));
    expect(ask(new DigestGate(), header).how).toBe("challenge");
  });

  it("answers unknown users as it answers wrong passwords", () => {
    const gate = new DigestGate();
    const known = ask(gate, answer(challenge(gate), "wrong"));
    const unknown = ask(gate, answer(challenge(gate)), NOW, false);
    expect([known.how, unknown.how]).toEqual(["challenge", "challenge"]);
  });

  it("stops listening to a source that guesses, for a minute", () => {
    const gate = new DigestGate();
    const early = challenge(gate);
    for (let guess = 0; guess < 10; guess++) ask(gate, answer(challenge(gate), `guess-${guess}`));
    expect(ask(gate, answer(early)).how).toBe("throttled");
    expect(ask(gate, answer(challenge(gate, NOW + 60_000)), NOW + 60_000).how).toBe("proven");
  });
});
