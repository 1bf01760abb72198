import { describe, expect, it } from "vitest";
import { readTrunkUri, trunkUri } from "./trunk-address.ts";

describe("the address of a trunk", () => {
  it("is read as it is written", () => {
    for (const address of [
      { host: "sip.example.com", transport: "udp" },
      { host: "203.0.113.9", port: 5061, transport: "tls" },
      { host: "2001:db8::9", port: 5060, transport: "tcp" },
    ] as const) {
      expect(readTrunkUri(trunkUri(address))).toEqual(address);
    }
    expect(readTrunkUri("sip:203.0.113.9:5060")).toEqual({ host: "203.0.113.9", port: 5060, transport: "udp" });
  });

  it("carries no user, header or second address, and no port that there is not", () => {
    for (const uri of [
      "sip:user@host",
      "sip:host?Route=x",
      "sip:host;lr",
      "sip:host:0",
      "sip:host:70000",
      "sip:a b",
      "sip:10.0.0",
      "sip:[host]",
      "tel:+49",
      "sip:",
    ]) {
      expect(readTrunkUri(uri), uri).toBeUndefined();
    }
  });
});
