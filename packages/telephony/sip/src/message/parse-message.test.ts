import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRequest } from "./check-request.ts";
import { parseMessage } from "./parse-message.ts";
import { type HeaderLine, plainText, withTopVia, writeRequest, writeResponse } from "./write-message.ts";

/** RFC 3261 §24.2, message F1, shortened SDP. */
const INVITE = [
  "INVITE sip:bob@biloxi.com SIP/2.0",
  "Via: SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bKnashds8",
  "Max-Forwards: 70",
  "To: Bob <sip:bob@biloxi.com>",
  "From: Alice <sip:alice@atlanta.com>;tag=1928301774",
  "Call-ID: a84b4c76e66710",
  "CSeq: 314159 INVITE",
  "Contact: <sip:alice@pc33.atlanta.com>",
  "Content-Type: application/sdp",
  "Content-Length: 5",
  "",
  "v=0\r\n",
].join("\r\n");

const datagram = { body: "datagram" } as const;

function request(text: string) {
  const message = parseMessage(text, datagram);
  if (message?.kind !== "request") throw new Error("expected a request");
  return message;
}

describe("parseMessage", () => {
  it("reads RFC 3261's example and hands it on as it came", () => {
    const message = request(INVITE);
    expect(message).toMatchObject({
      method: "INVITE",
      uri: "sip:bob@biloxi.com",
      fromTag: "1928301774",
      body: "v=0\r\n",
    });
    expect(message.toTag).toBeUndefined();
    expect(message.cseq).toEqual({ number: 314159, method: "INVITE" });
    expect(message.via).toMatchObject({ transport: "UDP", host: "pc33.atlanta.com", branch: "z9hG4bKnashds8" });
    expect(checkRequest(message)).toBeUndefined();
    expect(plainText(message)).toBe(INVITE);
  });

  it("expands compact names and unfolds lines before the message is handed on", () => {
    const message = request(
      "OPTIONS sip:a@b SIP/2.0\r\nv: SIP/2.0/TCP h;branch=z9hG4bK1\r\nf: <sip:c@d>;tag=1\r\nt:\r\n <sip:a@b>\r\ni: x\r\nCSeq: 1 OPTIONS\r\nr: <sip:e@f>\r\nl: 0\r\n\r\n",
    );
    expect(message.header("refer-to")).toBe("<sip:e@f>");
    const text = plainText(message);
    expect(text).toContain("Via: SIP/2.0/TCP h;branch=z9hG4bK1\r\n");
    expect(text).toContain("Call-ID: x\r\n");
    expect(text).toContain("To: <sip:a@b>\r\n");
    expect(text).toContain("Refer-To: <sip:e@f>\r\n");
  });

  it("reads names with blanks before the colon, as sipp's scenarios write them", () => {
    expect(request(INVITE.replace("Via:", "Via :").replace("CSeq:", "CSeq :")).cseq?.number).toBe(314159);
  });

  it("ignores bytes behind the announced body, and refuses a body that is too short", () => {
    const longer = request(`${INVITE}INVITE again`);
    expect(longer.body).toBe("v=0\r\n");
    expect(plainText(longer)).toBe(INVITE);
    expect(checkRequest(request(INVITE.replace("Content-Length: 5", "Content-Length: 50")))?.status).toBe(400);
  });

  it.each([
    ["no SIP at all", "GET / HTTP/1.1\r\nHost: x\r\n\r\n"],
    ["nothing", ""],
    ["blanks", "\r\n\r\n\r\n"],
    ["a status code of many digits", INVITE.replace(/^.*\r\n/, "SIP/2.0 4294967301 x\r\n")],
    ["a response with a broken line", "SIP/2.0 200 OK\r\nVia SIP\r\n\r\n"],
  ])("drops %s", (_, text) => {
    expect(parseMessage(text, datagram)).toBeUndefined();
  });

  it.each([
    ["no From", INVITE.replace(/From.*\r\n/, ""), 400],
    ["two Call-IDs", INVITE.replace("Max-Forwards: 70", "Call-ID: b"), 400],
    ["the CSeq of another method", INVITE.replace("314159 INVITE", "314159 BYE"), 400],
    ["a Call-ID that would break the control protocol", INVITE.replace("a84b", "a|84b"), 400],
    ["an unknown scheme", INVITE.replace("sip:bob@biloxi.com SIP", "soap.beep://h SIP"), 416],
    [
      "an extension that must be understood and is not",
      INVITE.replace("Max-Forwards: 70", "Require: foo, 100rel"),
      420,
    ],
    ["another version", INVITE.replace("SIP/2.0\r\n", "SIP/3.0\r\n"), 505],
    ["two blanks in its first line", INVITE.replace("INVITE sip", "INVITE  sip"), 400],
    ["257 headers", INVITE.replace("Max-Forwards: 70\r\n", "X-A: 1\r\n".repeat(257)), 400],
  ])("lets a request with %s be refused", (_, text, status) => {
    expect(checkRequest(request(text))?.status).toBe(status);
  });

  it("keeps the bytes of UTF-8 text as they are", () => {
    const emoji = Buffer.from("☎️ Jürgen").toString("latin1");
    const message = request(INVITE.replace("Alice", `"${emoji}"`));
    expect(message.header("from")).toContain(emoji);
    expect(plainText(message)).toContain(emoji);
  });

  it("changes the topmost of several Via values only", () => {
    const message = request(INVITE.replace("z9hG4bKnashds8", "z9hG4bKnashds8, SIP/2.0/UDP x;branch=z9hG4bK2"));
    expect(withTopVia(message, "SIP/2.0/UDP new").header("via")).toBe("SIP/2.0/UDP new, SIP/2.0/UDP x;branch=z9hG4bK2");
  });
});

const token = fc.stringMatching(/^[A-Za-z0-9.~-]{1,12}$/);
const name = fc.stringMatching(/^[A-Z][a-z]{2,8}(-[A-Z][a-z]{1,5})?$/).filter((text) => text !== "Content-Length");
const value = fc.stringMatching(/^[!-~\xa0-\xff]([ -~\xa0-\xff]{0,30}[!-~\xa0-\xff])?$/);
const lines = fc.array(fc.tuple(name, value), { maxLength: 12 }) as fc.Arbitrary<readonly HeaderLine[]>;
const body = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

describe("writing and parsing", () => {
  it("give the same request back", () => {
    fc.assert(
      fc.property(token, token, lines, body, (method, user, headers, text) => {
        const written = writeRequest(method, `sip:${user}@example.org`, headers, text);
        const read = parseMessage(written.text, datagram);
        expect(read).toMatchObject({
          kind: "request",
          method,
          uri: `sip:${user}@example.org`,
          body: text,
          verbatim: true,
        });
        expect(read?.headers.map((header) => [header.name, header.value])).toEqual([
          ...headers,
          ["Content-Length", String(text.length)],
        ]);
      }),
    );
  });

  it("give the same response back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 699 }), lines, body, (status, headers, text) => {
        const read = parseMessage(writeResponse(status, "Some Reason", headers, text).text, datagram);
        expect(read).toMatchObject({ kind: "response", status, reason: "Some Reason", body: text });
      }),
    );
  });
});
