import { digestHash } from "@patchbay/adapter-system/digest-hash";
import { systemSecrets } from "@patchbay/adapter-system/system-secrets";
import type { UserId } from "@patchbay/base/ids";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { FakeClock } from "@patchbay/ports/clock.fake";
import type { RegisterAnswer, RegisterRequest } from "@patchbay/ports/signalling";
import { answerChallenge } from "@patchbay/sip/digest/answer-challenge";
import { describe, expect, it } from "vitest";
import type { World } from "../call/world.ts";
import { DigestGate } from "./digest-gate.ts";
import { Registrar } from "./registrar.ts";

const PASSWORDS = { harbour: "ann's own", yunfan: "the other ann's" } as const;
type Slug = keyof typeof PASSWORDS;
const realmOf = (slug: string) => `${slug}.patchbay`;

/** Two tenants, each with a user `ann` and a password of her own; whoever gets in is written down. */
function registrar() {
  const clock = new FakeClock();
  const chance = fakeChance();
  const taken: { readonly tenant: string; readonly contact: string }[] = [];
  const stores = (tenant: string) => ({
    phones: {
      credentials: async (username: string) =>
        username === "ann"
          ? { user: "ann" as UserId, ha1: systemSecrets.digestHa1("ann", realmOf(tenant), PASSWORDS[tenant as Slug]) }
          : undefined,
      contactOf: async () => undefined,
      async register({ contact }: { readonly contact: string }) {
        taken.push({ tenant, contact });
        return {};
      },
    },
    testPhones: { find: async () => undefined },
    agents: { find: async () => undefined },
  });
  const directory = { tenantBySlug: async (slug: string) => (slug in PASSWORDS ? { id: slug } : undefined) };
  const world = { clock, chance, stores: { directory, of: stores }, bus: { publish: async () => {} } };
  const gate = new DigestGate(["SHA-256", "MD5"]);
  return { registrar: new Registrar(world as unknown as World, gate, "patchbay"), clock, chance, taken };
}

const ATTACKER = "203.0.113.66";

function asked(change: Partial<RegisterRequest> = {}): RegisterRequest {
  return {
    ...{ username: "ann", host: realmOf("harbour"), sipCallId: "c" },
    source: { address: ATTACKER, port: 5060, transport: "udp" },
    contact: { uri: "sip:thief@203.0.113.66", expires: 600 },
    ...change,
  };
}

function answer(to: RegisterAnswer, password: string, username = "ann", host = realmOf("harbour")): string {
  const challenges = to.status === 401 ? to.challenges.join(", ") : "";
  const wish = { method: "REGISTER", uri: `sip:${host}`, account: { username, password }, cnonce: "c0" };
  return answerChallenge(challenges, wish, digestHash) ?? "";
}

describe("the registrar under attack", () => {
  it("lets nobody in by a replayed answer, another tenant's password or a spoofed address, in 1,000 attempts", async () => {
    const { registrar: phones, clock, chance, taken } = registrar();
    const own = { address: "198.51.100.7", port: 5060, transport: "udp" } as const;
    const first = await phones.register(asked({ source: own }));
    const genuine = answer(first, PASSWORDS.harbour);
    const contact = { uri: "sip:ann@198.51.100.7", expires: 600 };
    expect((await phones.register(asked({ source: own, contact, authorization: genuine }))).status).toBe(200);
    for (let attempt = 0; attempt < 1_000; attempt++) {
      // A guess a minute and source at most, so that no attempt is only turned away for its number.
      const source = { ...own, address: `203.0.${attempt >> 8}.${attempt & 255}` };
      const challenge = await phones.register(asked({ source }));
      const forged = [
        genuine,
        genuine.replace(/uri="[^"]*"/, 'uri="sip:yunfan.patchbay"'),
        answer(challenge, PASSWORDS.yunfan),
        answer(challenge, PASSWORDS.yunfan).replace(/realm="[^"]*"/, `realm="${realmOf("yunfan")}"`),
        answer(challenge, "", "nobody").replace('"nobody"', '"ann"'),
      ];
      const authorization = forged[Math.floor(chance.fraction() * forged.length)] ?? "";
      const { status } = await phones.register(asked({ source, authorization }));
      expect(status, authorization).toBe(401);
      clock.advance(1_000);
    }
    expect(taken).toEqual([{ tenant: "harbour", contact: contact.uri }]);
  });

  it("listens to ten guesses a minute for a user from one source, in 10,000, and to the user elsewhere meanwhile", async () => {
    const { registrar: phones, clock, taken } = registrar();
    let heard = 0;
    for (let guess = 0; guess < 10_000; guess++) {
      const challenge = await phones.register(asked());
      if (challenge.status === 401) {
        const { status } = await phones.register(asked({ authorization: answer(challenge, `guess-${guess}`) }));
        if (status === 401) heard++;
      }
      clock.advance(60);
    }
    expect(heard).toBeLessThanOrEqual(100);
    expect(taken).toEqual([]);
    const source = { address: "198.51.100.7", port: 5060, transport: "udp" } as const;
    const challenge = await phones.register(asked({ source }));
    const authorization = answer(challenge, PASSWORDS.harbour);
    expect((await phones.register(asked({ source, authorization }))).status).toBe(200);
  });

  it("answers for users and tenants that there are as for those that there are not", async () => {
    const { registrar: phones } = registrar();
    const shape = (said: RegisterAnswer) => JSON.stringify(said).replaceAll(/(nonce|realm)=\\"[^"]*"/g, "");
    const known = shape(await phones.register(asked()));
    expect(shape(await phones.register(asked({ username: "nobody" })))).toBe(known);
    expect(shape(await phones.register(asked({ host: realmOf("nowhere") })))).toBe(known);
  });
});
