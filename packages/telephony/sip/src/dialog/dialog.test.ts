import { describe, expect, it } from "vitest";
import { parseMessage } from "../message/parse-message.ts";
import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { DEFAULT_TIMING } from "../timers.ts";
import { VirtualTimers } from "../virtual-timers.ts";
import { dialogOfClient, dialogOfServer, dialogRequest, inSequence, withTargetOf } from "./dialog.ts";
import { ReliableProvisional } from "./reliable-provisional.ts";

const HEAD = [
  "Via: SIP/2.0/UDP p1;branch=z9hG4bK1",
  "Record-Route: <sip:p2.example.com;lr>",
  "Record-Route: <sip:p1.example.com;lr>",
  "From: Alice <sip:alice@a>;tag=at",
  "Call-ID: c1",
  "CSeq: 7 INVITE",
].join("\r\n");

const read = (text: string) => parseMessage(text, { body: "datagram" });

const invite = read(
  `INVITE sip:bob@b SIP/2.0\r\n${HEAD}\r\nTo: <sip:bob@b>\r\nContact: <sip:alice@10.0.0.1>\r\nContent-Length: 0\r\n\r\n`,
) as SipRequest;
const ok = read(
  `SIP/2.0 200 OK\r\n${HEAD}\r\nTo: <sip:bob@b>;tag=bt\r\nContact: <sip:bob@10.0.0.2:5070>\r\nContent-Length: 0\r\n\r\n`,
) as SipResponse;

describe("a dialog", () => {
  it("goes back along the recorded route: in order for the callee, reversed for the caller (RFC 3261 §12.1)", () => {
    const callee = dialogRequest(dialogOfServer(invite, "bt"), "BYE", 1, undefined);
    expect(callee).toMatchObject({ uri: "sip:alice@10.0.0.1", nextHop: "sip:p2.example.com;lr" });
    const caller = dialogRequest(dialogOfClient(invite, ok), "BYE", 8, undefined);
    expect(caller).toMatchObject({ uri: "sip:bob@10.0.0.2:5070", nextHop: "sip:p1.example.com;lr" });
    expect(caller?.lines).toEqual([
      ["Route", "<sip:p1.example.com;lr>"],
      ["Route", "<sip:p2.example.com;lr>"],
      ["From", "Alice <sip:alice@a>;tag=at"],
      ["To", "<sip:bob@b>;tag=bt"],
      ["Call-ID", "c1"],
      ["CSeq", "8 BYE"],
    ]);
  });

  it("puts a strict router into the request line and the target last (RFC 3261 §12.2.1.1)", () => {
    const strict = { ...dialogOfClient(invite, ok), routes: ["<sip:old.example.com>", "<sip:p2.example.com;lr>"] };
    const sent = dialogRequest(strict, "BYE", 8, undefined);
    expect(sent?.uri).toBe("sip:old.example.com");
    expect(sent?.lines.slice(0, 2)).toEqual([
      ["Route", "<sip:p2.example.com;lr>"],
      ["Route", "<sip:bob@10.0.0.2:5070>"],
    ]);
  });

  it("cannot reach a side that never named a Contact", () => {
    expect(dialogRequest({ ...dialogOfClient(invite, ok), target: undefined }, "BYE", 8, undefined)).toBeUndefined();
  });

  it("follows a new Contact and refuses numbers that go back", () => {
    const dialog = dialogOfServer(invite, "bt");
    const moved = read(invite.text.replace("10.0.0.1", "10.9.9.9")) as SipRequest;
    expect(withTargetOf(dialog, moved).target).toBe("sip:alice@10.9.9.9");
    expect([6, 7, 8].map((number) => inSequence(dialog, number))).toEqual([false, false, true]);
  });
});

describe("a reliable provisional response", () => {
  it("is repeated with doubling intervals until its PRACK, also one that says INVITE twice", () => {
    const timers = new VirtualTimers();
    const sent: number[] = [];
    const reliable = new ReliableProvisional(
      10,
      timers,
      DEFAULT_TIMING,
      () => sent.push(timers.now),
      () => {},
    );
    timers.advance(8_000);
    expect(sent).toEqual([500, 1_500, 3_500, 7_500]);
    expect(reliable.isAcknowledgedBy("9 7 INVITE", 7)).toBe(false);
    expect(reliable.isAcknowledgedBy("10 7 INVITE INVITE", 7)).toBe(true);
    reliable.stop();
    expect(timers.running).toBe(0);
  });

  it("is given up after 32 s", () => {
    const timers = new VirtualTimers();
    let lost = 0;
    new ReliableProvisional(
      10,
      timers,
      DEFAULT_TIMING,
      () => {},
      () => lost++,
    );
    timers.advance(32_000);
    expect(lost).toBe(1);
    expect(timers.running).toBe(0);
  });
});
