import { NEW_TRUNK, type Trunk } from "@patchbay/domain/trunk/trunk";
import type { TrunkHealth } from "@patchbay/domain/trunk/trunk-health";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { FakeClock } from "@patchbay/ports/clock.fake";
import type { TenantStores } from "@patchbay/ports/stores";
import { describe, expect, it } from "vitest";
import { routeNumber } from "./number-route.ts";

const trunk = (change: Partial<Trunk>): Trunk => ({
  ...NEW_TRUNK,
  ...{ name: "carrier", uri: "sip:203.0.113.9:5060;transport=udp", callerId: "+4930555" },
  ...change,
});

interface Tenant {
  readonly trunks: readonly (Trunk & { readonly health?: TrunkHealth })[];
  readonly extensions?: readonly string[];
  readonly numbers?: readonly string[];
}

const world = {
  clock: new FakeClock(),
  chance: fakeChance(),
  vault: { seal: (secret: string) => `sealed ${secret}`, open: (sealed: string) => sealed.replace(/^sealed /, "") },
};

function route({ trunks, extensions = [], numbers = [] }: Tenant, dialled: string, callerId?: string) {
  const stores = {
    agents: { list: async () => extensions.map((extension, index) => ({ id: `agent-${index}`, extension })) },
    flows: { numbers: async () => numbers.map((number) => ({ number })) },
    trunks: {
      list: async () => trunks.map(({ health = {}, ...one }) => ({ trunk: one, health, sealedPassword: "sealed pw" })),
      rules: async () => ({ country: "DE" }),
    },
  };
  return routeNumber(world, stores as unknown as TenantStores, dialled, callerId);
}

describe("a number that a flow or an agent wants to dial", () => {
  it("goes nowhere without a trunk that allows its prefix", async () => {
    const trunks = [trunk({}), trunk({ allowedPrefixes: ["+49"] }), trunk({ allowedPrefixes: [""] })];
    expect(await route({ trunks }, "+1900555")).toMatchObject({ ok: false, error: { code: "transfer.not-allowed" } });
  });

  it("goes by the trunks that do, however it is written, with the trunk's credentials", async () => {
    const trunks = [trunk({ name: "a", allowedPrefixes: ["+1"] }), trunk({ allowedPrefixes: ["+49"], username: "us" })];
    for (const written of ["+49 (30) 123-45", "030 123-45"]) {
      expect(await route({ trunks }, written), written).toMatchObject({
        ok: true,
        value: {
          ...{ by: "trunk", number: "+493012345" },
          ways: [
            {
              trunk: "carrier",
              target: {
                ...{ uri: "sip:+493012345@203.0.113.9:5060;transport=udp", callerId: "+4930555" },
                auth: { username: "us", password: "pw" },
              },
              line: { country: "DE", emergency: false },
            },
          ],
        },
      });
    }
  });

  it("has another trunk behind the first, those that do not answer at the end", async () => {
    const all = { allowedPrefixes: ["+49"] };
    const trunks = [
      { ...trunk({ ...all, name: "down" }), health: { reachable: false } },
      trunk({ ...all, name: "dear", rates: [{ prefix: "+49", perMinute: 2 }] }),
      trunk({ ...all, name: "cheap", rates: [{ prefix: "+49", perMinute: 1 }] }),
    ];
    const found = await route({ trunks }, "+493012345");
    expect(found.ok && found.value.by === "trunk" && found.value.ways.map((way) => way.trunk)).toEqual([
      ...["cheap", "dear", "down"],
    ]);
  });

  it("shows only a number that is the tenant's", async () => {
    const tenant = { trunks: [trunk({ allowedPrefixes: ["+49"] })], numbers: ["+493077"] };
    const shown = async (wanted: string) => {
      const found = await route(tenant, "+493012345", wanted);
      return found.ok && found.value.by === "trunk" && found.value.ways[0].target.callerId;
    };
    expect(await shown("+493077")).toBe("+493077");
    expect(await shown("+1800555")).toBe("+4930555");
  });

  it("cannot smuggle another host or header into the address", async () => {
    const trunks = [trunk({ allowedPrefixes: ["+49"] })];
    for (const evil of ["+49@evil.example", "+49;x=y", "+49\r\nRoute: <sip:evil>", "+49>", "+49?a=b", "sip:+49@e"]) {
      expect((await route({ trunks }, evil)).ok, evil).toBe(false);
    }
  });

  it("is a colleague's when it is an extension, before any trunk is asked", async () => {
    const tenant = { trunks: [trunk({ allowedPrefixes: ["2"] })], extensions: ["201"] };
    expect(await route(tenant, "201")).toMatchObject({ ok: true, value: { by: "extension" } });
  });
});
