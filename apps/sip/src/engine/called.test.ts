import { writeRequest } from "@patchbay/sip/message/write-message";
import { describe, expect, it } from "vitest";
import { EngineWorld, fromCaller } from "../../test/engine-world.ts";

const LEG = "call;from-tag=caller";

/** A call that an application has answered. */
function answered() {
  const world = new EngineWorld();
  world.arrive(fromCaller("INVITE"));
  const invite = world.lastTold();
  world.respond(invite, 200);
  const toTag = world.lastSent("response").toTag ?? "";
  return { world, invite, toTag };
}

function established() {
  const call = answered();
  call.world.arrive(fromCaller("ACK", { toTag: call.toTag, branch: "ack" }));
  return call;
}

describe("a call from the network", () => {
  it("goes to the application, is answered, acknowledged and hung up, and leaves nothing behind", () => {
    const { world, invite, toTag } = answered();
    expect(world.wire).toEqual(["100 INVITE", "200 INVITE"]);
    expect(world.lastSent("response").header("contact")).toBe("<sip:10.0.0.1:5060>");
    world.arrive(fromCaller("ACK", { toTag, branch: "ack" }));
    expect(world.lastTold()).toMatchObject({
      transactionId: invite.transactionId,
      dialogId: LEG,
      message: { method: "ACK" },
    });
    world.arrive(fromCaller("BYE", { toTag, number: 2 }));
    expect(world.respond(world.lastTold(), 200)).toMatchObject({ ok: true, dialogId: LEG });
    expect(world.heard).toEqual(["INVITE", "ACK", "BYE"]);
    expect(world.stack.legs.size).toBe(0);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("that nobody acknowledges is hung up after 32 s, and the application hears why", () => {
    const { world } = answered();
    world.timers.advance(32_000);
    const { source, transactionId, dialogId, message } = world.lastTold();
    expect({ source, transactionId, dialogId }).toEqual({
      source: "application",
      transactionId: "unsolicited",
      dialogId: LEG,
    });
    expect(message.header("reason")).toBe('SIP ;cause=200 ;text="ACK timeout"');
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("that the application leaves unanswered is refused with 408 after 64 s", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    world.timers.advance(64_000);
    expect(world.wire[1]).toBe("408 INVITE");
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("repeated by the caller reaches the application once", () => {
    const { world } = answered();
    world.arrive(fromCaller("INVITE"));
    expect(world.heard).toEqual(["INVITE"]);
    expect(world.wire).toEqual(["100 INVITE", "200 INVITE", "200 INVITE"]);
  });

  it("that comes by a second way is refused as a loop, and another one beside it has to wait", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    world.arrive(fromCaller("INVITE", { branch: "other" }));
    world.arrive(fromCaller("INVITE", { number: 2 }));
    expect(world.wire).toEqual(["100 INVITE", "482 INVITE", "491 INVITE"]);
  });

  it("keeps one To-tag through all its responses: the application's, when it names one", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    world.respond(world.lastTold(), 180, ["to: <sip:b@10.0.0.1>;tag=mine"]);
    world.respond(world.lastTold(), 200);
    expect(world.sent.slice(1).map(({ message }) => message.toTag)).toEqual(["mine", "mine"]);
  });
});

describe("a CANCEL", () => {
  it("ends a ringing call with 487; the application's own 487 comes too late", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    const invite = world.lastTold();
    world.respond(invite, 180);
    world.arrive(fromCaller("CANCEL", { branch: "INVITE1" }));
    expect(world.wire).toEqual(["100 INVITE", "180 INVITE", "200 CANCEL", "487 INVITE"]);
    expect(world.lastTold()).toMatchObject({
      transactionId: invite.transactionId,
      dialogId: LEG,
      message: { method: "CANCEL" },
    });
    expect(world.respond(invite, 487)).toEqual({ ok: false, reason: "Response not sent due to unknown transaction" });
    world.arrive(fromCaller("ACK", { branch: "INVITE1" }));
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("is recognised by its call when a NAT has changed its Via", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    world.arrive(fromCaller("CANCEL", { branch: "changed" }));
    expect(world.wire).toEqual(["100 INVITE", "200 CANCEL", "487 INVITE"]);
  });

  it("that crosses the answer hangs the call up", () => {
    const { world } = answered();
    world.arrive(fromCaller("CANCEL", { branch: "INVITE1" }));
    expect(world.wire.slice(2)).toEqual(["481 CANCEL", "BYE"]);
    expect(world.lastTold()).toMatchObject({ transactionId: "unsolicited" });
  });

  it("of nothing is refused with 481", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("CANCEL"));
    expect(world.wire).toEqual(["481 CANCEL"]);
  });
});

describe("a reliable provisional response", () => {
  const reliable = ["require: 100rel"];

  it("is repeated until its PRACK, which the application answers", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE", { lines: [["Supported", "100rel"]] }));
    world.respond(world.lastTold(), 183, reliable);
    const sent = world.lastSent("response");
    expect([sent.header("rseq"), sent.header("contact")]).toEqual(["100", "<sip:10.0.0.1:5060>"]);
    world.timers.advance(1_500);
    const rack = ["RAck", "100 1 INVITE INVITE"] as const;
    world.arrive(fromCaller("PRACK", { toTag: sent.toTag ?? "", number: 2, lines: [rack] }));
    expect(world.lastTold()).toMatchObject({ dialogId: LEG, message: { method: "PRACK" } });
    world.respond(world.lastTold(), 200);
    world.timers.advance(5_000);
    expect(world.wire).toEqual(["100 INVITE", "183 INVITE", "183 INVITE", "183 INVITE", "200 PRACK"]);
  });

  it("is refused when the caller does not know the extension", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE"));
    expect(world.respond(world.lastTold(), 183, reliable)).toEqual({
      ok: false,
      reason: "Remote endpoint does not support 100rel",
    });
  });
});

describe("inside a call", () => {
  it("a re-INVITE gets 100 at once, and its ACK reaches the application under a new id", () => {
    const { world, toTag, invite } = established();
    world.arrive(fromCaller("INVITE", { toTag, number: 2 }));
    expect(world.wire.at(-1)).toBe("100 INVITE");
    world.respond(world.lastTold(), 200);
    world.arrive(fromCaller("ACK", { toTag, number: 2, branch: "ack2" }));
    const { transactionId, message } = world.lastTold();
    expect(message).toMatchObject({ method: "ACK" });
    expect(transactionId).not.toBe(invite.transactionId);
  });

  it("an INVITE that crosses ours is refused with 491, one beside an unanswered one with 500", () => {
    const { world, toTag } = established();
    world.arrive(fromCaller("INVITE", { toTag, number: 2 }));
    world.arrive(fromCaller("INVITE", { toTag, number: 3 }));
    expect(world.wire.at(-1)).toBe("500 INVITE");
    world.respond(world.told.findLast(({ message }) => message.cseq?.method === "INVITE") as never, 488);
    world.command("", LEG, "INVITE sip:placeholder SIP/2.0\r\n\r\n");
    world.arrive(fromCaller("INVITE", { toTag, number: 4 }));
    expect(world.wire.slice(-2)).toEqual(["INVITE", "491 INVITE"]);
  });

  it("requests out of order and requests of unknown calls are refused", () => {
    const { world, toTag } = established();
    world.arrive(fromCaller("INFO", { toTag, number: 5 }));
    world.arrive(fromCaller("INFO", { toTag, number: 4 }));
    world.arrive(fromCaller("INFO", { toTag: "wrong", number: 6 }));
    expect(world.wire.slice(-2)).toEqual(["500 INFO", "481 INFO"]);
  });

  it("both sides hanging up at once end it without asking anybody", () => {
    const { world, toTag } = established();
    world.command("", LEG, "BYE sip:placeholder SIP/2.0\r\n\r\n");
    world.arrive(fromCaller("BYE", { toTag, number: 2 }));
    expect(world.wire.slice(-2)).toEqual(["BYE", "200 BYE"]);
    expect(world.heard).toEqual(["INVITE", "ACK"]);
    world.timers.advance(33_000);
    expect(world.leftovers).toBe(0);
  });

  it("a hang-up refuses what is still open", () => {
    const { world, toTag } = established();
    world.arrive(fromCaller("INVITE", { toTag, number: 2 }));
    world.arrive(fromCaller("BYE", { toTag, number: 3 }));
    expect(world.wire.slice(-2)).toEqual(["100 INVITE", "487 INVITE"]);
    world.respond(world.lastTold(), 200);
    expect(world.wire.at(-1)).toBe("200 BYE");
  });
});

describe("a caller behind a NAT", () => {
  it("is asked where its packets came from, until its Contact is that place", () => {
    const { world, toTag } = answered();
    const hidden = [["Contact", "<sip:a@192.168.1.7:5062>"]] as const;
    const info = () => {
      world.command("", LEG, "INFO sip:placeholder SIP/2.0\r\n\r\n");
      return [world.sent.at(-1)?.to, world.lastSent("request").uri];
    };
    world.arrive(fromCaller("ACK", { toTag, branch: "ack" }));
    expect(info()).toEqual(["10.0.0.2", "sip:a@10.0.0.2"]);
    const moved = fromCaller("UPDATE", { toTag, number: 2 });
    world.arrive(
      writeRequest("UPDATE", moved.uri, [
        ...moved.headers.filter(({ key }) => !/^con/.test(key)).map(({ name, value }) => [name, value] as const),
        ...hidden,
      ]),
    );
    expect(info()).toEqual(["10.0.0.2", "sip:a@192.168.1.7:5062"]);
  });
});

describe("outside any call", () => {
  it.each([
    ["BYE", 481],
    ["PRACK", 481],
    ["UPDATE", 481],
    ["REFER", 405],
    ["DANCE", 501],
    ["MESSAGE", 503],
  ])("%s gets %d when no application takes it", (method, status) => {
    const world = new EngineWorld();
    world.arrive(fromCaller(method));
    expect(world.wire).toEqual([`${status} ${method}`]);
    expect(world.leftovers).toBe(0);
  });

  it("a stray ACK and a stray response are ignored", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("ACK", { toTag: "x" }));
    world.arrive(fromCaller("ACK"));
    expect(world.wire).toEqual([]);
  });
});
