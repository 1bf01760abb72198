import { describe, expect, it } from "vitest";
import { addressRules, isPublic } from "./address-rules.ts";

describe("address rules", () => {
  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "not an address",
  ])("does not take %s for public", (address) => expect(isPublic(address)).toBe(false));

  it.each(["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "::ffff:1.1.1.1"])("takes %s for public", (address) =>
    expect(isPublic(address)).toBe(true),
  );

  it("makes exceptions for listed hosts, addresses and nets, only on the listed port", () => {
    const rules = addressRules(["127.0.0.1:15660", "10.20.0.0/16", "crm.internal:8443"]);
    expect(rules.allows("127.0.0.1", "127.0.0.1", 15_660)).toBe(true);
    expect(rules.allows("localhost", "::ffff:127.0.0.1", 15_660)).toBe(true);
    expect(rules.allows("127.0.0.1", "127.0.0.1", 5_432)).toBe(false);
    expect(rules.allows("any", "10.20.3.4", 80)).toBe(true);
    expect(rules.allows("any", "10.21.3.4", 80)).toBe(false);
    expect(rules.allows("CRM.internal", "192.168.0.9", 8_443)).toBe(true);
    expect(rules.allows("other.internal", "192.168.0.9", 8_443)).toBe(false);
  });
});
