import type { HeaderLine } from "@patchbay/sip/message/write-message";
import { describe, expect, it } from "vitest";
import { EngineWorld, fromCaller } from "../../test/engine-world.ts";

const INSTANCE = '+sip.instance="<urn:uuid:00000000-0000-1000-8000-000a95a0e128>"';

/** A phone at 10.0.0.2 registers this contact; the answer that it gets. */
function registered(contact: string, lines: readonly HeaderLine[] = []) {
  const world = new EngineWorld();
  const { text } = fromCaller("REGISTER", { lines });
  world.arriveText(text.replace(/^Contact: .*$/m, `Contact: ${contact}\r`));
  world.command(world.told[0]?.transactionId ?? "", "", `SIP/2.0 200 OK\r\nContact: ${contact};expires=60\r\n\r\n`);
  return { world, answer: world.sent.at(-1)?.message };
}

/** Where an INVITE to this place goes. */
function calledAt(world: EngineWorld, uri: string): string | undefined {
  world.command("", "", `INVITE ${uri} SIP/2.0\r\n\r\n`);
  return world.sent.at(-1)?.to;
}

describe("a phone that registers over UDP", () => {
  it("is called where its packets came from, when it asks for its flow (RFC 5626)", () => {
    const outbound = `<sip:ann@198.51.100.7>;reg-id=1;${INSTANCE}`;
    const { world, answer } = registered(outbound, [["Supported", "path, outbound"]]);
    expect(answer?.header("require")).toBe("outbound");
    expect(answer?.header("flow-timer")).toBe("120");
    expect(calledAt(world, "sip:ann@198.51.100.7")).toBe("10.0.0.2");
    world.timers.advance(60_000);
    expect(calledAt(world, "sip:ann@198.51.100.7")).toBe("198.51.100.7");
  });

  it("is called there too when it names a private place behind a NAT", () => {
    const { world } = registered("<sip:ann@192.168.1.20:5070>");
    expect(calledAt(world, "sip:ann@192.168.1.20:5070")).toBe("10.0.0.2");
  });

  it("is called where it says, when that can be reached", () => {
    const { world, answer } = registered("<sip:ann@198.51.100.7>");
    expect(answer?.header("require")).toBeUndefined();
    expect(calledAt(world, "sip:ann@198.51.100.7")).toBe("198.51.100.7");
  });
});
