import { describe, expect, it } from "vitest";
import { checkRequest } from "./check-request.ts";
import { parseMessage } from "./parse-message.ts";
import { parseSipUri } from "./sip-uri.ts";

const VIA = "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111";

function verdict(uri: string, via = VIA, contact = "<sip:caller@[2001:db8::1]>"): number | "routed" {
  const lines = [
    `REGISTER ${uri} SIP/2.0`,
    `Via: ${via}`,
    "From: <sip:user@example.com>;tag=81x2",
    "To: <sip:user@example.com>",
    "Call-ID: SSG9559905523997077@hlau_4100",
    "CSeq: 98176 REGISTER",
    `Contact: ${contact}`,
    "Max-Forwards: 70",
    "Content-Length: 0",
  ];
  const message = parseMessage(`${lines.join("\r\n")}\r\n\r\n`, { body: "datagram" });
  if (message?.kind !== "request") throw new Error("not read as a request");
  return checkRequest(message)?.status ?? "routed";
}

/** The situations of RFC 5118 §4. */
describe("IPv6 addresses in SIP messages", () => {
  it.each([
    ["are bracketed in a URI (§4.1)", "sip:[2001:db8::10]", VIA, "routed"],
    ["without brackets are refused (§4.2)", "sip:2001:db8::10", VIA, 400],
    ["swallow what looks like a port inside the brackets (§4.3)", "sip:[2001:db8::10:5070]", VIA, "routed"],
    ["have their port behind the brackets (§4.4)", "sip:[2001:db8::10]:5070", VIA, "routed"],
    ["may be bracketed in received (§4.5)", "sip:[2001:db8::10]", `${VIA};received=[2001:db8::9:255]`, "routed"],
    ["and need not be (§4.5)", "sip:[2001:db8::10]", `${VIA};received=2001:db8::9:255`, "routed"],
    ["stand beside IPv4 in several Via values (§4.7)", "sip:[2001:db8::10]", `${VIA}, SIP/2.0/TCP 192.0.2.1`, "routed"],
    [
      "hold IPv4 ones (§4.9)",
      "sip:[::ffff:192.0.2.10]:19823",
      "SIP/2.0/UDP [::ffff:192.0.2.10]:5060;branch=z9",
      "routed",
    ],
    ["are taken with the third colon of an old grammar (§4.10)", "sip:[2001:db8:::192.0.2.1]", VIA, "routed"],
  ] as const)("%s", (_, uri, via, expected) => {
    expect(verdict(uri, via)).toBe(expected);
  });

  it("keep address and port apart", () => {
    expect(parseSipUri("sip:[2001:db8::10]:5070")).toMatchObject({ host: "2001:db8::10", port: 5070 });
    expect(parseSipUri("sip:[2001:db8::10:5070]")).toMatchObject({ host: "2001:db8::10:5070", port: undefined });
  });
});
