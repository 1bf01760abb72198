import { HmacSha1 } from "@patchbay/rtp/sha1";
import { BINDING_SUCCESS, parseStun, writeBindingRequest } from "@patchbay/rtp/stun";
import { describe, expect, it } from "vitest";
import { IceLite } from "./ice-lite.ts";

const PWD = "a-password-of-22-chars";
const key = (password = PWD) => new HmacSha1(new TextEncoder().encode(password));
const transaction = new Uint8Array(12).fill(7);
const request = (username: string, useCandidate = false, password = PWD) =>
  writeBindingRequest(transaction, username, key(password), useCandidate);

describe("the lite side of ICE", () => {
  it("answers a signed request with the address it came from, and knows that address then", () => {
    const ice = new IceLite("us", PWD);
    expect(ice.knows("192.0.2.1", 5_000)).toBe(false);
    const answer = ice.answer(request("us:them"), "192.0.2.1", 5_000);
    expect(answer && parseStun(answer)).toMatchObject({
      type: BINDING_SUCCESS,
      mappedAddress: { address: "192.0.2.1", port: 5_000 },
    });
    expect(ice.knows("192.0.2.1", 5_000)).toBe(true);
    expect(ice.selected).toBeUndefined();
  });

  it("sends where the party nominates", () => {
    const ice = new IceLite("us", PWD);
    ice.answer(request("us:them"), "192.0.2.1", 5_000);
    ice.answer(request("us:them", true), "192.0.2.2", 6_000);
    expect(ice.selected).toEqual({ address: "192.0.2.2", port: 6_000 });
  });

  it("answers nobody with another name or password, and no answers or junk", () => {
    const ice = new IceLite("us", PWD);
    ice.expect("them");
    expect(ice.answer(request("them:us"), "192.0.2.1", 5_000)).toBeUndefined();
    expect(ice.answer(request("us:others"), "192.0.2.1", 5_000)).toBeUndefined();
    expect(ice.answer(request("us:them", true, "wrong"), "192.0.2.1", 5_000)).toBeUndefined();
    expect(ice.answer(new Uint8Array(20), "192.0.2.1", 5_000)).toBeUndefined();
    expect(ice.knows("192.0.2.1", 5_000)).toBe(false);
    expect(ice.selected).toBeUndefined();
  });

  it("forgets the old path when the party starts anew", () => {
    const ice = new IceLite("us", PWD);
    ice.expect("them");
    ice.answer(request("us:them", true), "192.0.2.1", 5_000);
    ice.expect("again");
    expect(ice.selected).toBeUndefined();
    expect(ice.knows("192.0.2.1", 5_000)).toBe(false);
    expect(ice.answer(request("us:again"), "192.0.2.1", 5_000)).toBeDefined();
  });

  it("keeps a bounded number of addresses", () => {
    const ice = new IceLite("us", PWD);
    for (let port = 1; port <= 100; port += 1) ice.answer(request("us:them"), "192.0.2.1", port);
    expect(Array.from({ length: 100 }, (_, i) => ice.knows("192.0.2.1", i + 1)).filter(Boolean)).toHaveLength(32);
  });
});
