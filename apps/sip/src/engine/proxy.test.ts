import { describe, expect, it } from "vitest";
import { answerTo, EngineWorld, fromCaller } from "../../test/engine-world.ts";

const REMAIN = "remainInDialog|fullResponse||serial||";
const PARALLEL = "|fullResponse||simultaneous||";

function proxied(options: string, destinations: readonly string[]) {
  const world = new EngineWorld();
  world.arrive(fromCaller("INVITE", { lines: [["Max-Forwards", "10"]] }));
  const replies = world.proxy(world.lastTold().transactionId, options, destinations);
  return { world, replies };
}

describe("a proxied INVITE", () => {
  it("goes on with our Via and Record-Route, one hop less, and its responses come back without our Via", () => {
    const { world, replies } = proxied(REMAIN, ["sip:c@10.0.0.3"]);
    const forwarded = world.lastSent("request");
    expect(forwarded).toMatchObject({ uri: "sip:c@10.0.0.3" });
    expect(forwarded.all("via")).toHaveLength(2);
    expect(forwarded.header("record-route")).toBe("<sip:10.0.0.1:5060;lr>");
    expect(forwarded.header("max-forwards")).toBe("9");
    world.arrive(answerTo(forwarded, 180));
    world.arrive(answerTo(forwarded, 200));
    expect(world.wire).toEqual(["100 INVITE", "INVITE", "180 INVITE", "200 INVITE"]);
    expect(world.lastSent("response").all("via")).toEqual(["SIP/2.0/UDP 10.0.0.2;branch=z9hG4bK-INVITE1"]);
    expect(replies.map((tokens) => tokens.split("|")[1])).toEqual(["network", "done"]);
  });

  it("keeps the requests of its call on the way, and no others", () => {
    const { world } = proxied(REMAIN, ["sip:c@10.0.0.3"]);
    world.arrive(answerTo(world.lastSent("request"), 200));
    const route = [["Route", "<sip:10.0.0.1:5060;lr>"]] as const;
    const inside = (callId: string) => {
      const bye = fromCaller("BYE", { toTag: "callee", number: 2, branch: callId, lines: route });
      return {
        ...bye,
        text: bye.text
          .replace("Call-ID: call", `Call-ID: ${callId}`)
          .replace("sip:b@10.0.0.1 SIP", "sip:c@10.0.0.3 SIP"),
      };
    };
    world.arrive(inside("call") as never);
    expect(world.sent.at(-1)).toMatchObject({ to: "10.0.0.3", message: { method: "BYE" } });
    world.arrive(answerTo(world.lastSent("request"), 200));
    expect(world.wire.at(-1)).toBe("200 BYE");
    world.arrive(inside("foreign") as never);
    expect(world.wire.at(-1)).toBe("481 BYE");
  });

  it("tried at two places at once: the first answer wins, the other is withdrawn", () => {
    const { world } = proxied(PARALLEL, ["sip:c@10.0.0.3", "sip:d@10.0.0.4"]);
    const [first, second] = world.sent.flatMap(({ message }) => (message.kind === "request" ? [message] : []));
    if (!first || !second) throw new Error("two branches expected");
    world.arrive(answerTo(first, 180));
    world.arrive(answerTo(second, 180));
    world.arrive(answerTo(second, 200));
    expect(world.wire.slice(-2)).toEqual(["200 INVITE", "CANCEL"]);
    expect(world.lastSent("request").via?.branch).toBe(first.via?.branch);
  });

  it("tried one after the other: the best refusal goes back (RFC 3261 §16.7)", () => {
    const { world, replies } = proxied("|fullResponse||serial||", ["sip:c@10.0.0.3", "sip:d@10.0.0.4"]);
    world.arrive(answerTo(world.lastSent("request"), 404));
    world.arrive(answerTo(world.lastSent("request"), 503));
    const last = world.sent.findLast(({ message }) => message.kind === "request" && message.method === "INVITE");
    world.arrive(answerTo(last?.message as never, 503));
    expect(world.wire.filter((line) => line.endsWith("INVITE") && line !== "INVITE")).toEqual([
      "100 INVITE",
      "404 INVITE",
    ]);
    expect(replies.at(-1)).toBe("OK|done");
  });

  it("is withdrawn when the caller gives up", () => {
    const { world } = proxied(REMAIN, ["sip:c@10.0.0.3"]);
    world.arrive(answerTo(world.lastSent("request"), 180));
    world.arrive(fromCaller("CANCEL", { branch: "INVITE1" }));
    expect(world.wire.slice(3)).toEqual(["200 CANCEL", "CANCEL", "487 INVITE"]);
  });

  it("without hops left is refused with 483", () => {
    const world = new EngineWorld();
    world.arrive(fromCaller("INVITE", { lines: [["Max-Forwards", "0"]] }));
    expect(world.proxy(world.lastTold().transactionId, REMAIN, ["sip:c@10.0.0.3"])).toEqual([
      "NOK|Rejected with 483 Too Many Hops due to Max-Forwards value of 0",
    ]);
    expect(world.wire).toEqual(["100 INVITE", "483 INVITE"]);
  });
});
