import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { describe, expect, it } from "vitest";
import { answerTo, EngineWorld, fromCaller } from "../../test/engine-world.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 10.0.0.1\r\n";
const TIMERS: HeaderLine = ["Supported", "timer"];
const LEG = "call;from-tag=caller";

/** A call that we were asked for with these headers, and answered. */
function called(lines: readonly HeaderLine[], own: readonly string[] = []) {
  const world = new EngineWorld();
  world.arrive(fromCaller("INVITE", { lines }));
  world.respond(world.lastTold(), 200, own, SDP);
  const ok = world.lastSent("response");
  const toTag = ok.toTag ?? "";
  world.arrive(fromCaller("ACK", { toTag, branch: "ack" }));
  world.sent.length = 0;
  return { world, ok, toTag };
}

/** A call of ours that the other side answered with these headers. */
function calling(lines: readonly HeaderLine[]) {
  const world = new EngineWorld();
  const headers = ["session-expires: 600", "supported: timer", "content-type: application/sdp"];
  world.command("", "", ["INVITE sip:b@10.0.0.2 SIP/2.0", ...headers, "", SDP].join("\r\n"));
  const invite = world.lastSent("request");
  world.arrive(answerTo(invite, 200, "callee", [["Contact", "<sip:b@10.0.0.2>"], ...lines]));
  const { dialogId } = world.lastTold();
  world.command("", dialogId, "ACK sip:placeholder SIP/2.0\r\n\r\n");
  world.sent.length = 0;
  return { world, dialogId };
}

/** What ended the call, as the application heard it. */
const goodbye = (world: EngineWorld) => [world.lastTold().transactionId, world.lastTold().message.header("reason")];
const EXPIRED = ["unsolicited", 'SIP ;cause=200 ;text="Session timer expired"'];

describe("a session timer that a caller asks for", () => {
  it("is granted, and who asked refreshes; a call that is not refreshed is hung up", () => {
    const { world, ok } = called([TIMERS, ["Session-Expires", "120"]]);
    expect([ok.header("session-expires"), ok.header("require")]).toEqual(["120;refresher=uac", "timer"]);
    world.timers.advance(87_000);
    expect(world.wire).toEqual([]);
    world.timers.advance(1_000);
    expect(world.wire[0]).toBe("BYE");
    expect(goodbye(world)).toEqual(EXPIRED);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("begins anew with every UPDATE", () => {
    const { world, toTag } = called([TIMERS, ["Session-Expires", "120"]]);
    world.timers.advance(60_000);
    world.arrive(fromCaller("UPDATE", { toTag, number: 2, lines: [TIMERS, ["Session-Expires", "120;refresher=uac"]] }));
    world.respond(world.lastTold(), 200);
    expect(world.lastSent("response").header("session-expires")).toBe("120;refresher=uac");
    world.timers.advance(80_000);
    expect(world.wire).not.toContain("BYE");
    world.timers.advance(10_000);
    expect(goodbye(world)).toEqual(EXPIRED);
  });

  it("shorter than 90 s is refused with 422, but not when a proxy asked for a caller without timers", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE", { lines: [TIMERS, ["Session-Expires", "89"]] }));
    expect([world.wire, world.lastSent("response").header("min-se")]).toEqual([["422 INVITE"], "90"]);
    expect(world.heard).toEqual([]);
    const { ok } = called([["Session-Expires", "60"]]);
    expect(ok.header("session-expires")).toBe("90;refresher=uas");
  });

  it("is never lengthened by the application, and goes no lower than the caller's Min-SE", () => {
    const lines: readonly HeaderLine[] = [TIMERS, ["Session-Expires", "600"], ["Min-SE", "300"]];
    expect(called(lines, ["session-expires: 1800"]).ok.header("session-expires")).toBe("600;refresher=uac");
    expect(called(lines, ["session-expires: 120"]).ok.header("session-expires")).toBe("300;refresher=uac");
  });

  it("which cannot be read is as good as none", () => {
    expect(called([TIMERS, ["Session-Expires", "soon"]]).ok.header("session-expires")).toBeUndefined();
  });

  it("is ended by a re-INVITE that is answered without one", () => {
    const { world, toTag } = called([TIMERS, ["Session-Expires", "120"]]);
    world.arrive(fromCaller("INVITE", { toTag, number: 2 }));
    world.respond(world.lastTold(), 200, [], SDP);
    world.arrive(fromCaller("ACK", { toTag, number: 2, branch: "ack2" }));
    world.timers.advance(600_000);
    expect(world.wire).not.toContain("BYE");
  });
});

describe("a call that we refresh", () => {
  it("is asked anew at half of the interval, without the application, by re-INVITE with our description", () => {
    const { world } = called([TIMERS, ["Session-Expires", "120;refresher=uas"]]);
    world.timers.advance(60_000);
    const refresh = world.lastSent("request");
    expect([refresh.method, refresh.header("session-expires"), refresh.body]).toEqual([
      "INVITE",
      "120;refresher=uac",
      SDP,
    ]);
    world.arrive(answerTo(refresh, 200, "x", [["Session-Expires", "120;refresher=uac"]]));
    world.arrive(answerTo(refresh, 200, "x", [["Session-Expires", "120;refresher=uac"]]));
    expect(world.wire).toEqual(["INVITE", "ACK", "ACK"]);
    expect(world.heard).toEqual(["INVITE", "ACK"]);
    world.timers.advance(60_000);
    expect(world.wire.at(-1)).toBe("INVITE");
  });

  it("is asked by UPDATE where the other side allows it", () => {
    const { world } = calling([
      ["Session-Expires", "600;refresher=uac"],
      ["Allow", "INVITE, ACK, BYE, UPDATE"],
    ]);
    world.timers.advance(300_000);
    const refresh = world.lastSent("request");
    expect([refresh.method, refresh.body]).toEqual(["UPDATE", ""]);
    world.arrive(answerTo(refresh, 200, "callee", [["Session-Expires", "600;refresher=uac"]]));
    world.timers.advance(299_000);
    expect(world.wire).toEqual(["UPDATE"]);
  });

  it("although the other side knows no timers: then we refresh alone", () => {
    const { world } = calling([]);
    world.timers.advance(300_000);
    expect(world.wire).toEqual(["INVITE"]);
  });

  it("tries again when its refresh crosses another offer, and with the interval that a 422 asks for", () => {
    const { world } = calling([["Session-Expires", "600;refresher=uac"]]);
    world.timers.advance(300_000);
    world.arrive(answerTo(world.lastSent("request"), 491));
    world.timers.advance(2_100);
    world.arrive(answerTo(world.lastSent("request"), 422, "callee", [["Min-SE", "900"]]));
    const again = world.lastSent("request");
    expect([again.header("session-expires"), again.header("min-se")]).toEqual(["900;refresher=uac", "900"]);
    world.arrive(answerTo(again, 422, "callee", [["Min-SE", "900"]]));
    expect(world.wire.filter((line) => line === "INVITE")).toHaveLength(3);
  });

  it("is hung up when the other side has forgotten it or says nothing", () => {
    for (const status of [481, undefined]) {
      const { world } = calling([["Session-Expires", "600;refresher=uac"]]);
      world.timers.advance(300_000);
      if (status) world.arrive(answerTo(world.lastSent("request"), status));
      else world.timers.advance(32_000);
      expect(goodbye(world)).toEqual(EXPIRED);
      world.timers.advance(33_000);
      expect(world.leftovers).toBe(0);
    }
  });

  it("is left to the other side when that wants to refresh", () => {
    const { world } = calling([["Session-Expires", "600;refresher=uas"]]);
    world.timers.advance(567_000);
    expect(world.wire).toEqual([]);
    world.timers.advance(1_000);
    expect(world.wire[0]).toBe("BYE");
  });
});

describe("an UPDATE", () => {
  const offer = (toTag: string, number: number) => fromCaller("UPDATE", { toTag, number, body: SDP });

  it("with an offer that crosses ours is refused with 491, one beside another with 500 and Retry-After", () => {
    const { world, toTag } = called([]);
    world.command("", LEG, `INVITE sip:placeholder SIP/2.0\r\n\r\n${SDP}`);
    world.arrive(offer(toTag, 2));
    expect(world.wire.at(-1)).toBe("491 UPDATE");
    const other = called([]);
    other.world.arrive(offer(other.toTag, 2));
    other.world.arrive(offer(other.toTag, 3));
    expect(other.world.wire).toEqual(["500 UPDATE"]);
    expect(other.world.lastSent("response").header("retry-after")).toBe("3");
  });
});
