import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { systemSecrets } from "@patchbay/adapter-system/system-secrets";
import type { DigestHa1 } from "@patchbay/ports/secrets";
import { answerChallenge } from "@patchbay/sip/digest/answer-challenge";
import { describe, expect, it } from "vitest";
import { DigestGate, type OfferedAlgorithm } from "./digest-gate.ts";

const REALM = "harbour.patchbay";
const HA1 = systemSecrets.digestHa1("ann", REALM, "secret");
const NOW = Date.UTC(2026, 10, 22);
const PHONE = { address: "192.0.2.1", transport: "udp" } as const;

const newGate = () => new DigestGate(["SHA-256", "MD5"]);

function answer(challenges: readonly string[], password = "secret"): string {
  const account = { username: "ann", password };
  const asked = { method: "REGISTER", uri: `sip:${REALM}`, account, cnonce: "c0" };
  return answerChallenge(challenges.join(", "), asked, digestHash) as string;
}

function ask(
  gate: DigestGate,
  header: string | undefined,
  { now = NOW, known = HA1 as DigestHa1 | null, source = PHONE as Parameters<DigestGate["check"]>[0]["source"] } = {},
) {
  return gate.check({
    method: "REGISTER",
    realm: REALM,
    header,
    username: "ann",
    ha1: known ?? undefined,
    source,
    now,
  });
}

function challenges(gate: DigestGate, change: Parameters<typeof ask>[2] = {}): readonly string[] {
  const verdict = ask(gate, undefined, change);
  if (verdict.how !== "challenge") throw new Error(verdict.how);
  return verdict.challenges;
}

const algorithms = (lines: readonly string[]) => lines.map((line) => /algorithm=([\w-]+)/.exec(line)?.[1]);
const isStale = (verdict: ReturnType<typeof ask>) =>
  verdict.how === "challenge" && verdict.challenges.every((line) => line.includes("stale=true"));

describe("the gate for phones", () => {
  it("asks for SHA-256 first and takes MD5 too", () => {
    const gate = newGate();
    expect(algorithms(challenges(gate))).toEqual(["SHA-256", "MD5"]);
    for (const one of [0, 1]) expect(ask(gate, answer(challenges(gate).slice(one, one + 1))).how).toBe("proven");
  });

  it("asks browsers for MD5 alone: they read one challenge, and know nothing else", () => {
    expect(algorithms(challenges(newGate(), { source: { ...PHONE, transport: "wss" } }))).toEqual(["MD5"]);
  });

  it("takes no MD5 where only SHA-256 is wanted", () => {
    const strict = new DigestGate(["SHA-256"] satisfies OfferedAlgorithm[]);
    const md5 = challenges(strict).map((line) => line.replace("SHA-256", "MD5"));
    expect(ask(strict, answer(md5)).how).toBe("challenge");
    expect(ask(strict, answer(challenges(strict))).how).toBe("proven");
  });

  it("takes no SHA-256 for a password of which it has MD5's HA1 only", () => {
    const gate = newGate();
    const known = { md5: HA1.md5 };
    expect(ask(gate, answer(challenges(gate)), { known }).how).toBe("challenge");
    expect(ask(gate, answer(challenges(gate).slice(1)), { known }).how).toBe("proven");
  });

  it("lets in who knows the password, once per nonce", () => {
    const gate = newGate();
    const header = answer(challenges(gate));
    expect(ask(gate, header).how).toBe("proven");
    expect(isStale(ask(gate, header))).toBe(true);
  });

  it("asks anew after a minute, without calling the password wrong", () => {
    const gate = newGate();
    expect(isStale(ask(gate, answer(challenges(gate)), { now: NOW + 60_000 }))).toBe(true);
  });

  it("takes no nonce of another process or of an attacker's making", () => {
    expect(ask(newGate(), answer(challenges(newGate()))).how).toBe("challenge");
  });

  it("answers unknown users as it answers wrong passwords", () => {
    const gate = newGate();
    const known = ask(gate, answer(challenges(gate), "wrong"));
    const unknown = ask(gate, answer(challenges(gate)), { known: null });
    const shape = (verdict: typeof known) => JSON.stringify(verdict).replaceAll(/nonce=\\"[^"]+"/g, "");
    expect(shape(unknown)).toBe(shape(known));
  });

  it("stops listening to a source that guesses, for a minute", () => {
    const gate = newGate();
    const early = challenges(gate);
    for (let guess = 0; guess < 10; guess++) ask(gate, answer(challenges(gate), `guess-${guess}`));
    expect(ask(gate, answer(early)).how).toBe("throttled");
    const now = NOW + 60_000;
    expect(ask(gate, answer(challenges(gate, { now })), { now }).how).toBe("proven");
  });
});
