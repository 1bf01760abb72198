import type { Trunk } from "@patchbay/ports/store/phone-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { describe, expect, it } from "vitest";
import { routeNumber } from "./number-route.ts";

const trunk = (change: Partial<Trunk>): Trunk => ({
  name: "carrier",
  uri: "sip:203.0.113.9:5060;transport=udp",
  from: [],
  callerId: "+4930555",
  allowedPrefixes: [],
  ...change,
});

function tenant(trunks: readonly Trunk[], extensions: readonly string[] = []): TenantStores {
  const agents = extensions.map((extension, index) => ({ id: `agent-${index}`, extension }));
  return { agents: { list: async () => agents }, phones: { trunks: async () => trunks } } as unknown as TenantStores;
}

describe("a number that a flow or an agent wants to dial", () => {
  it("goes nowhere without a trunk that allows its prefix", async () => {
    const stores = tenant([trunk({}), trunk({ allowedPrefixes: ["+49"] }), trunk({ allowedPrefixes: [""] })]);
    expect(await routeNumber(stores, "+1900555")).toMatchObject({ ok: false, error: { code: "transfer.not-allowed" } });
  });

  it("goes by the first trunk that does, however it is written", async () => {
    const stores = tenant([trunk({ name: "a", allowedPrefixes: ["+1"] }), trunk({ allowedPrefixes: ["+49"] })]);
    expect(await routeNumber(stores, "+49 (30) 123-45")).toMatchObject({
      ok: true,
      value: {
        by: "trunk",
        number: "+493012345",
        target: { uri: "sip:+493012345@203.0.113.9:5060;transport=udp", callerId: "+4930555" },
      },
    });
  });

  it("cannot smuggle another host or header into the address", async () => {
    const stores = tenant([trunk({ allowedPrefixes: ["+49"] })]);
    for (const evil of ["+49@evil.example", "+49;x=y", "+49\r\nRoute: <sip:evil>", "+49>", "+49?a=b", "sip:+49@e"]) {
      expect((await routeNumber(stores, evil)).ok, evil).toBe(false);
    }
  });

  it("is a colleague's when it is an extension, before any trunk is asked", async () => {
    const stores = tenant([trunk({ allowedPrefixes: ["2"] })], ["201"]);
    expect(await routeNumber(stores, "201")).toMatchObject({ ok: true, value: { by: "extension" } });
  });
});
