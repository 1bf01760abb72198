import { describe, expect, it } from "vitest";
import { displayNameOf, failureOf, hostOf, parameterOf, transportOf, uriOf, userOf } from "./sip-text.ts";

describe("reading SIP headers", () => {
  it("finds the user of a URI whatever stands around it", () => {
    expect(userOf('"Ann" <sip:+4930123;phone-context=x@host:5060;user=phone>;tag=1')).toBe("+4930123");
    expect(userOf("sip:4000@127.0.0.1")).toBe("4000");
    expect(userOf("tel:+4930123;isub=1")).toBe("+4930123");
    expect(userOf("sip:a%2Bb@host")).toBe("a+b");
    expect(userOf("sip:%zz@host")).toBe("%zz");
    expect(userOf("sip:host.example")).toBe("");
    expect(userOf(undefined)).toBe("");
  });

  it("finds host, display name and header parameters", () => {
    expect(hostOf("<sip:ann@acme.patchbay:5060;transport=ws>")).toBe("acme.patchbay");
    expect(hostOf("sip:[2001:db8::1]:5060")).toBe("[2001:db8::1]");
    expect(displayNameOf('"Ann \\"the\\" Agent" <sip:a@b>')).toBe('Ann "the" Agent');
    expect(displayNameOf("<sip:a@b>")).toBeUndefined();
    const contact = '<sip:x@y.invalid;transport=ws>;+sip.instance="<urn:uuid:1>";expires=300';
    expect(uriOf(contact)).toBe("sip:x@y.invalid;transport=ws");
    expect(parameterOf(contact, "expires")).toBe("300");
    expect(parameterOf(contact, "+sip.instance")).toBe("<urn:uuid:1>");
    expect(parameterOf("sip:a@b;expires=60", "expires")).toBe("60");
    expect(parameterOf("sip:a@b", "expires")).toBeUndefined();
  });

  it("reads the transport from the Via, because the control protocol says tcp for web sockets", () => {
    expect(transportOf("SIP/2.0/WS df7jal.invalid;branch=z9hG4bK1", "tcp")).toBe("ws");
    expect(transportOf("SIP / 2.0 / UDP 192.0.2.1;branch=z9hG4bK1", "udp")).toBe("udp");
    expect(transportOf(undefined, "tcp")).toBe("tcp");
  });

  it("tells busy, declined, absent and broken apart", () => {
    expect(failureOf(486, "").code).toBe("sip.busy");
    expect(failureOf(603, "").code).toBe("sip.declined");
    expect(failureOf(480, "").code).toBe("sip.no-answer");
    expect(failureOf(404, "").code).toBe("sip.not-found");
    expect(failureOf(503, "").code).toBe("sip.unreachable");
    expect(failureOf(488, "").code).toBe("sip.rejected");
  });
});
