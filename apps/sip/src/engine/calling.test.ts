import { writeRequest } from "@patchbay/sip/message/write-message";
import { describe, expect, it } from "vitest";
import { answerTo, EngineWorld } from "../../test/engine-world.ts";

const SDP = "v=0\r\n";
const INVITE = `INVITE sip:b@10.0.0.2 SIP/2.0\r\nfrom: sip:me@localhost\r\nContent-Length: 99\r\n\r\n${SDP}`;
const ACK = "ACK sip:placeholder SIP/2.0\r\n\r\n";
const BYE = "BYE sip:placeholder SIP/2.0\r\n\r\n";

/** A call that the application makes. */
function calling() {
  const world = new EngineWorld();
  const reply = world.command("", "", INVITE);
  if (!reply.ok || reply.sent.kind !== "request") throw new Error("not sent");
  const invite = reply.sent;
  return { world, invite, id: reply.transactionId, leg: `${invite.callId};from-tag=${invite.fromTag}` };
}

function established() {
  const call = calling();
  call.world.arrive(answerTo(call.invite, 200));
  call.world.command("", call.leg, ACK);
  return call;
}

describe("a call by the application", () => {
  it("goes out whole: what it left to the stack is filled in", () => {
    const { invite, world } = calling();
    expect(invite.header("from")).toMatch(/^<sip:me@10\.0\.0\.1:5060>;tag=tag-\d+$/);
    expect(invite.header("to")).toBe("<sip:b@10.0.0.2>");
    expect(invite.header("contact")).toBe("<sip:10.0.0.1:5060>");
    expect(invite.header("content-type")).toBe("application/sdp");
    expect(invite.header("content-length")).toBe(String(SDP.length));
    expect(invite.header("max-forwards")).toBe("70");
    expect(world.sent[0]).toMatchObject({ to: "10.0.0.2", message: { text: invite.text } });
  });

  it("is answered, acknowledged by the application and hung up, and leaves nothing behind", () => {
    const { world, invite, id, leg } = calling();
    world.arrive(answerTo(invite, 100));
    world.arrive(answerTo(invite, 180));
    world.arrive(answerTo(invite, 200));
    expect(world.told.map(({ transactionId, dialogId }) => [transactionId, dialogId])).toEqual([
      [id, leg],
      [id, leg],
    ]);
    expect(world.command("", leg, ACK)).toMatchObject({ ok: true });
    expect(world.lastSent("request")).toMatchObject({ method: "ACK", uri: "sip:b@10.0.0.2", toTag: "callee" });
    world.command("", leg, BYE);
    world.arrive(answerTo(world.lastSent("request"), 200));
    expect(world.heard).toEqual(["180", "200", "200"]);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("repeated 2xx are answered with the same ACK and not told again", () => {
    const { world, invite } = established();
    world.arrive(answerTo(invite, 200));
    expect(world.wire).toEqual(["INVITE", "ACK", "ACK"]);
    expect(world.heard).toEqual(["200"]);
  });

  it("a BYE that overtakes the ACK ends the call, and the 2xx is acknowledged all the same", () => {
    const { world, invite, leg } = calling();
    world.arrive(answerTo(invite, 200));
    const ends = [
      ["Via", "SIP/2.0/UDP 10.0.0.2:5060;branch=z9hG4bKbye"],
      ["From", `${invite.header("to")};tag=callee`],
      ["To", invite.header("from") ?? ""],
      ["Call-ID", invite.callId],
      ["CSeq", "1 BYE"],
    ] as const;
    world.arrive(writeRequest("BYE", "sip:10.0.0.1:5060", ends, ""));
    expect(world.wire).toEqual(["INVITE", "ACK"]);
    expect(world.command("", leg, ACK)).toMatchObject({ ok: false });
    world.respond(world.lastTold(), 200);
    world.arrive(answerTo(invite, 200));
    expect(world.wire).toEqual(["INVITE", "ACK", "200 BYE", "ACK"]);
    expect(world.heard).toEqual(["200", "BYE"]);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("a second branch of a fork that answers too is acknowledged and hung up", () => {
    const { world, invite } = established();
    world.arrive(answerTo(invite, 200, "another"));
    expect(world.wire).toEqual(["INVITE", "ACK", "ACK", "BYE"]);
    expect(world.lastSent("request").toTag).toBe("another");
    expect([world.heard, world.stack.legs.size]).toEqual([["200"], 1]);
  });

  it("always ends with a final response: 408 when nobody answers", () => {
    const { world, id } = calling();
    world.timers.advance(32_000);
    expect(world.lastTold()).toMatchObject({ transactionId: id, message: { status: 408 } });
    expect(world.leftovers).toBe(0);
  });

  it("is acknowledged by the stack when it is refused; the application's own ACK is not wanted", () => {
    const { world, invite, leg } = calling();
    world.arrive(answerTo(invite, 486));
    expect(world.wire).toEqual(["INVITE", "ACK"]);
    expect(world.command("", "", ACK)).toMatchObject({ ok: false });
    expect(world.command("", leg, BYE)).toEqual({
      ok: false,
      reason: "Server error: unable to find dialog for dialog id provided",
    });
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("whose answer has no Contact cannot be acknowledged, and says so", () => {
    const { world, invite, leg } = calling();
    world.arrive(answerTo(invite, 200, "callee", []));
    expect(world.command("", leg, ACK)).toEqual({
      ok: false,
      reason: `Server error: unable to find route when sending request inside dialog for dialog id ${leg}`,
    });
  });
});

describe("withdrawing a call", () => {
  const CANCEL = "CANCEL sip:b@10.0.0.2 SIP/2.0\r\nreason: SIP;cause=200\r\n\r\n";

  it("waits for the first provisional response", () => {
    const { world, invite, id } = calling();
    expect(world.command(id, "", CANCEL)).toMatchObject({ ok: true });
    expect(world.wire).toEqual(["INVITE"]);
    world.arrive(answerTo(invite, 180));
    expect(world.wire).toEqual(["INVITE", "CANCEL"]);
    expect(world.lastSent("request").header("reason")).toBe("SIP;cause=200");
    world.arrive(answerTo(world.lastSent("request"), 200));
    world.arrive(answerTo(invite, 487));
    expect(world.heard).toEqual(["180", "487"]);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("ends with 487 even if the other side never answers", () => {
    const { world, invite, id } = calling();
    world.arrive(answerTo(invite, 180));
    world.command(id, "", CANCEL);
    world.timers.advance(32_000);
    expect(world.lastTold()).toMatchObject({ transactionId: id, message: { status: 487 } });
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("hangs up when the answer crossed the CANCEL", () => {
    const { world, invite, id, leg } = calling();
    world.arrive(answerTo(invite, 180));
    world.command(id, "", CANCEL);
    world.arrive(answerTo(invite, 200));
    world.command("", leg, ACK);
    expect(world.wire.slice(-2)).toEqual(["ACK", "BYE"]);
    expect(world.lastTold()).toMatchObject({ source: "application", transactionId: "unsolicited" });
  });

  it("of an unknown or settled call is refused", () => {
    const { world, invite, id } = calling();
    world.arrive(answerTo(invite, 486));
    expect(world.command(id, "", CANCEL)).toEqual({
      ok: false,
      reason: `unable to cancel unknown transaction id: ${id}`,
    });
  });
});

describe("inside a call by the application", () => {
  it("a BYE that is challenged keeps the dialog for the one with credentials", () => {
    const { world, leg } = established();
    world.command("", leg, BYE);
    world.arrive(answerTo(world.lastSent("request"), 407));
    const again = world.command(
      "",
      leg,
      "BYE sip:placeholder SIP/2.0\r\nProxy-Authorization: Digest x\r\nCSeq: 102 BYE\r\n\r\n",
    );
    expect(again).toMatchObject({ ok: true });
    expect(world.lastSent("request").cseq?.number).toBe(102);
    world.arrive(answerTo(world.lastSent("request"), 200));
    expect(world.stack.legs.size).toBe(0);
  });

  it("a 1xx to a re-INVITE does not cost its 200", () => {
    const { world, leg } = established();
    world.command("", leg, `INVITE sip:placeholder SIP/2.0\r\n\r\n${SDP}`);
    const invite = world.lastSent("request");
    world.arrive(answerTo(invite, 180));
    world.arrive(answerTo(invite, 200));
    expect(world.heard).toEqual(["200", "180", "200"]);
    world.command("", leg, ACK);
    expect(world.lastSent("request").header("cseq")).toBe(`${invite.cseq?.number} ACK`);
  });

  it("a hang-up withdraws an unanswered re-INVITE first", () => {
    const { world, leg } = established();
    world.command("", leg, `INVITE sip:placeholder SIP/2.0\r\n\r\n${SDP}`);
    world.arrive(answerTo(world.lastSent("request"), 100));
    world.command("", leg, BYE);
    expect(world.wire.slice(-2)).toEqual(["CANCEL", "BYE"]);
  });
});

describe("a request that cannot be sent", () => {
  it.each([
    ["INVITE sip:x@10.0.0.1 SIP/2.0\r\n\r\n", "can not send request to myself"],
    ["INVITE sip:x@10.0.0.2;transport=tls SIP/2.0\r\n\r\n", "requested protocol/transport not available"],
    ["MESSAGE sip:x@10.0.0.2 SIP/2.0\r\n\r\nhello", "missing content-type"],
    ["INVITE nonsense SIP/2.0\r\n\r\n", "invalid request-uri: INVITE nonsense SIP/2.0"],
    ['INVITE sip:x@10.0.0.2 SIP/2.0\r\nfrom: "x\r\n\r\n', 'invalid from value provided by client: "x'],
  ])("says why: %j", (text, reason) => {
    expect(new EngineWorld().command("", "", text)).toEqual({ ok: false, reason });
  });
});

describe("a subscription by the application", () => {
  const SUBSCRIBE = "SUBSCRIBE sip:b@10.0.0.2 SIP/2.0\r\nevent: presence\r\n\r\n";

  it("hears a NOTIFY that overtakes the answer, and the ones inside the dialog", () => {
    const world = new EngineWorld();
    world.command("", "", SUBSCRIBE);
    const subscribe = world.lastSent("request");
    const notify = (number: number) =>
      writeRequest("NOTIFY", "sip:10.0.0.1:5060", [
        ["Via", `SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK-notify${number}`],
        ["From", "<sip:b@10.0.0.2>;tag=callee"],
        ["To", subscribe.header("from") ?? ""],
        ["Call-ID", subscribe.callId],
        ["CSeq", `${number} NOTIFY`],
        ["Contact", "<sip:b@10.0.0.2>"],
      ]);
    const leg = `${subscribe.callId};from-tag=${subscribe.fromTag}`;
    world.arrive(notify(1));
    expect(world.lastTold()).toMatchObject({ dialogId: leg, message: { method: "NOTIFY" } });
    world.respond(world.lastTold(), 200);
    world.arrive(answerTo(subscribe, 202));
    world.arrive(notify(2));
    expect(world.lastTold()).toMatchObject({ dialogId: leg, message: { method: "NOTIFY" } });
    expect(world.wire).toEqual(["SUBSCRIBE", "200 NOTIFY"]);
  });
});
