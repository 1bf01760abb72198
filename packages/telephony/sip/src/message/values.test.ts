import { describe, expect, it } from "vitest";
import { parseNameAddr } from "./name-addr.ts";
import { headerParam, withoutParam } from "./params.ts";
import { parseSipUri } from "./sip-uri.ts";
import { splitValues } from "./split-values.ts";
import { trimBlanks } from "./trim-blanks.ts";
import { parseVia, viaWithSource } from "./via.ts";

describe("header values", () => {
  it("are split at commas outside quotes and brackets", () => {
    expect(splitValues('"a, b" <sip:x@y>, <sip:c,d@e>;q=1 ,, sip:f')).toEqual([
      '"a, b" <sip:x@y>',
      "<sip:c,d@e>;q=1",
      "sip:f",
    ]);
  });

  it("keep a UTF-8 character whose last byte is 0xA0", () => {
    const bytes = Buffer.from("voilà").toString("latin1");
    expect(trimBlanks(` ${bytes} `)).toBe(bytes);
  });

  it("have their own parameters, not those of the URI", () => {
    expect(headerParam("<sip:a@b;tag=uri>;tag=header", "tag")).toBe("header");
    expect(headerParam('"x>;tag=quoted" <sip:a@b>', "tag")).toBeUndefined();
    expect(headerParam("sip:a@b ;  TAG  = 1x;y", "tag")).toBe("1x");
    expect(headerParam("<sip:a@b>;lr", "lr")).toBe("");
    expect(withoutParam("<sip:a@b>;x=1;tag=2;y", "tag")).toBe("<sip:a@b>;x=1;y");
  });

  it.each([
    ['"Bob \\"B\\"" <sip:bob@h>;q=0.3', { display: '"Bob \\"B\\""', uri: "sip:bob@h", params: ";q=0.3" }],
    ["Alice Smith <sip:a@h>", { display: "Alice Smith", uri: "sip:a@h", params: "" }],
    ["sip:a@h;x=1", { display: undefined, uri: "sip:a@h", params: ";x=1" }],
    ["tel:+1-201-555-0123", { display: undefined, uri: "tel:+1-201-555-0123", params: "" }],
  ])("are addresses: %s", (text, parts) => {
    expect(parseNameAddr(text)).toEqual(parts);
  });

  it.each([
    '"open <sip:a@h>',
    "Bell, Alexander <sip:a@h>",
    "<sip:a b@h>",
    "sip:a@h?Route=x",
    "<sip:a@h>;;;",
    "<sip:a@h",
  ])("are no addresses: %s", (text) => expect(parseNameAddr(text)).toBeUndefined());

  it.each([
    ["sip:alice:pw@Atlanta.com:5070;transport=tcp?subject=x", { user: "alice", host: "atlanta.com", port: 5070 }],
    ["sips:[2001:DB8::1];lr", { scheme: "sips", user: undefined, host: "2001:db8::1", params: ";lr" }],
    ["sip:+1;isub=2@h", { user: "+1;isub=2", host: "h", port: undefined }],
  ])("are SIP URIs: %s", (text, parts) => {
    expect(parseSipUri(text)).toMatchObject(parts);
  });

  it.each(["http://x", "sip:", "sip:a@", "sip:a@h:99999", "sip:a b@h", "sip:<a@h>"])("are no SIP URIs: %s", (text) => {
    expect(parseSipUri(text)).toBeUndefined();
  });
});

describe("a Via", () => {
  it("is read with blanks wherever RFC 4475 puts them", () => {
    const via = parseVia("SIP  / 2.0  / TCP     spindle.example.com   ;  branch  =   z9hG4bK9ikj8");
    expect(via).toMatchObject({ transport: "TCP", host: "spindle.example.com", branch: "z9hG4bK9ikj8" });
    expect(parseVia("SIP/2.0/UDP first.example.com: 4000;ttl=16")).toMatchObject({ port: 4000 });
  });

  it("learns where the packet came from (RFC 3581 §4)", () => {
    const value = "SIP/2.0/UDP 10.1.1.1:4540;rport;branch=z9hG4bKkjshdyff";
    const via = parseVia(value);
    expect(via && viaWithSource(value, via, "192.0.2.1", 9988)).toBe(
      "SIP/2.0/UDP 10.1.1.1:4540;rport=9988;branch=z9hG4bKkjshdyff;received=192.0.2.1",
    );
  });
});
