import { describe, expect, it } from "vitest";
import { parseMessage } from "../message/parse-message.ts";
import type { SipRequest, SipResponse } from "../message/sip-message.ts";
import { writeRequest, writeResponse } from "../message/write-message.ts";
import { DEFAULT_TIMING } from "../timers.ts";
import { VirtualTimers } from "../virtual-timers.ts";
import { InviteClientTransaction } from "./invite-client.ts";
import { InviteServerTransaction } from "./invite-server.ts";
import { NonInviteClientTransaction } from "./non-invite-client.ts";
import { NonInviteServerTransaction } from "./non-invite-server.ts";
import { clientKey, serverKey } from "./transaction-key.ts";

const VIA = "SIP/2.0/UDP host:5060;branch=z9hG4bKabc";

function request(method: string): SipRequest {
  return writeRequest(method, "sip:bob@b", [
    ["Via", VIA],
    ["From", "<sip:a@a>;tag=1"],
    ["To", "<sip:bob@b>"],
    ["Call-ID", "c"],
    ["CSeq", `1 ${method}`],
  ]);
}

function response(status: number, tag = "t"): SipResponse {
  return writeResponse(status, "x", [
    ["Via", VIA],
    ["From", "<sip:a@a>;tag=1"],
    ["To", `<sip:bob@b>;tag=${tag}`],
    ["Call-ID", "c"],
    ["CSeq", "1 INVITE"],
  ]);
}

/** A wire and a user that write down when they hear what. */
function world(reliable: boolean) {
  const timers = new VirtualTimers();
  const sent: { at: number; line: string }[] = [];
  const heard: string[] = [];
  const base = {
    timers,
    timing: DEFAULT_TIMING,
    reliable,
    send: (text: string) => void sent.push({ at: timers.now, line: text.split(" SIP/2.0")[0]?.split("\r\n")[0] ?? "" }),
  };
  return {
    timers,
    sent,
    heard,
    server: {
      ...base,
      unacknowledged: (status: number) => void heard.push(`unacknowledged ${status}`),
      ended: () => void heard.push("ended"),
    },
    client: (of: SipRequest) => ({
      ...base,
      request: of,
      events: {
        response: (it: SipResponse) => void heard.push(`${it.status} ${it.toTag}`),
        timeout: () => void heard.push("timeout"),
        ended: () => void heard.push("ended"),
      },
    }),
  };
}

const times = (sent: readonly { at: number }[]) => sent.map(({ at }) => at);

describe("an INVITE server transaction", () => {
  it("repeats a 2xx over UDP at 0.5, 1, 2, 4, 4 … seconds until the ACK", () => {
    const { timers, sent, server } = world(false);
    const transaction = new InviteServerTransaction(server);
    transaction.respond(200, "SIP/2.0 200 OK");
    timers.advance(12_000);
    expect(times(sent)).toEqual([0, 500, 1_500, 3_500, 7_500, 11_500]);
    transaction.acknowledge();
    timers.advance(10_000);
    expect(sent).toHaveLength(6);
  });

  it("reports a 2xx that nobody acknowledged after 32 s, over TCP too, without repeating it there", () => {
    for (const reliable of [false, true]) {
      const { timers, sent, heard, server } = world(reliable);
      new InviteServerTransaction(server).respond(200, "SIP/2.0 200 OK");
      timers.advance(31_999);
      expect(heard).toEqual([]);
      timers.advance(1);
      expect(heard).toEqual(["ended", "unacknowledged 200"]);
      expect(sent.length).toBe(reliable ? 1 : 11);
    }
  });

  it("answers a repeated INVITE with its last response, and swallows ACKs for 5 s after a refusal", () => {
    const { timers, sent, heard, server } = world(false);
    const transaction = new InviteServerTransaction(server);
    transaction.respond(100, "SIP/2.0 100 Trying");
    transaction.retransmitted();
    transaction.respond(486, "SIP/2.0 486 Busy");
    expect(transaction.respond(200, "SIP/2.0 200 OK")).toBe(false);
    transaction.acknowledge();
    expect(sent.map(({ line }) => line.slice(8, 11))).toEqual(["100", "100", "486"]);
    timers.advance(4_999);
    expect(transaction.state).toBe("confirmed");
    timers.advance(1);
    expect(heard).toEqual(["ended"]);
    expect(timers.running).toBe(0);
  });
});

describe("a non-INVITE server transaction", () => {
  it("answers repetitions for 32 s and sends only one final response", () => {
    const { timers, sent, heard, server } = world(false);
    const transaction = new NonInviteServerTransaction(server);
    expect(transaction.retransmitted()).toBe(false);
    expect(transaction.respond(200, "SIP/2.0 200 OK")).toBe(true);
    expect(transaction.respond(404, "SIP/2.0 404 x")).toBe(false);
    timers.advance(31_000);
    transaction.retransmitted();
    expect(sent).toHaveLength(2);
    timers.advance(1_000);
    expect(heard).toEqual(["ended"]);
  });
});

describe("an INVITE client transaction", () => {
  it("sends seven times within 32 s and then gives up (timers A and B)", () => {
    const { timers, sent, heard, client } = world(false);
    new InviteClientTransaction(client(request("INVITE")));
    timers.advance(40_000);
    expect(times(sent)).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500]);
    expect(heard).toEqual(["ended", "timeout"]);
  });

  it("waits as long as it rings once there is a provisional response", () => {
    const { timers, heard, client } = world(false);
    const transaction = new InviteClientTransaction(client(request("INVITE")));
    transaction.receive(response(180));
    timers.advance(600_000);
    expect(heard).toEqual(["180 t"]);
    expect(timers.running).toBe(0);
  });

  it("acknowledges a refusal hop by hop, as often as it comes", () => {
    const { timers, sent, heard, client } = world(false);
    const transaction = new InviteClientTransaction(client(request("INVITE")));
    transaction.receive(response(486));
    transaction.receive(response(486));
    expect(sent.map(({ line }) => line)).toEqual(["INVITE sip:bob@b", "ACK sip:bob@b", "ACK sip:bob@b"]);
    timers.advance(32_000);
    expect(heard).toEqual(["486 t", "ended"]);
  });

  it("hands up the 2xx of every branch of a fork, and sends no ACK for them", () => {
    const { sent, heard, client } = world(false);
    const transaction = new InviteClientTransaction(client(request("INVITE")));
    transaction.receive(response(200, "one"));
    transaction.receive(response(200, "two"));
    expect(heard).toEqual(["200 one", "200 two"]);
    expect(sent).toHaveLength(1);
  });

  it("ends 32 s after a CANCEL that the other side does not answer", () => {
    const { timers, heard, client } = world(true);
    const transaction = new InviteClientTransaction(client(request("INVITE")));
    transaction.receive(response(180));
    transaction.expectEnd();
    timers.advance(32_000);
    expect(heard).toEqual(["180 t", "ended", "timeout"]);
  });
});

describe("an INVITE client transaction that is not wanted any more", () => {
  it("ends in time although the other side only then begins to ring", () => {
    const { timers, heard, client } = world(true);
    const transaction = new InviteClientTransaction(client(request("INVITE")));
    transaction.expectEnd();
    transaction.receive(response(180));
    timers.advance(20_000);
    transaction.expectEnd();
    timers.advance(12_000);
    expect(heard).toEqual(["180 t", "ended", "timeout"]);
  });
});

describe("a non-INVITE client transaction", () => {
  it("repeats at 0.5, 1, 2, 4, 4 … seconds for 32 s (timers E and F)", () => {
    const { timers, sent, heard, client } = world(false);
    new NonInviteClientTransaction(client(request("OPTIONS")));
    timers.advance(32_000);
    expect(times(sent)).toEqual([0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
    expect(heard).toEqual(["ended", "timeout"]);
  });

  it("hears one final response only, and over TCP sends only once", () => {
    const { timers, sent, heard, client } = world(true);
    const transaction = new NonInviteClientTransaction(client(request("OPTIONS")));
    timers.advance(10_000);
    transaction.receive(response(200));
    transaction.receive(response(200));
    timers.advance(0);
    expect(sent).toHaveLength(1);
    expect(heard).toEqual(["200 t", "ended"]);
  });
});

describe("transaction keys", () => {
  it("tie an ACK of a refusal to its INVITE, and a CANCEL to nothing else", () => {
    expect(serverKey(request("ACK"))).toBe(serverKey(request("INVITE")));
    expect(serverKey(request("CANCEL"))).not.toBe(serverKey(request("INVITE")));
    expect(serverKey(request("CANCEL"), "INVITE")).toBe(serverKey(request("INVITE")));
  });

  it("tell RFC 2543 requests apart by call and number, as their branch says nothing", () => {
    const old = (number: number) => {
      const text = request("OPTIONS").text.replace("z9hG4bKabc", "1").replace("CSeq: 1", `CSeq: ${number}`);
      const message = parseMessage(text, { body: "datagram" });
      return message?.kind === "request" ? serverKey(message) : "";
    };
    expect(old(1)).toBe(old(1));
    expect(old(1)).not.toBe(old(2));
  });

  it("find the request of a response by branch and method", () => {
    expect(clientKey(response(200))).toBe("z9hG4bKabc|INVITE");
  });
});
