import { BlockList } from "node:net";
import { describe, expect, it } from "vitest";
import { SourceGuard } from "./source-guard.ts";

const SCANNER = "192.0.2.1";
const OFFICE = "198.51.100.7";

function guarded(slots = 1_024) {
  const clock = { now: 0 };
  const trusted = new BlockList();
  trusted.addSubnet("10.0.0.0", 8);
  const limits = { perSource: 10, strangers: 40, banSeconds: 60, trusted };
  const guard = new SourceGuard(limits, () => clock.now, [1, 2], slots);
  const ask = (method: string, address: string, times: number) =>
    Array.from({ length: times }, () => guard.admits(method, address)).filter(Boolean).length;
  return { clock, guard, ask };
}

const text = (method: string, lines = "") => `${method} sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n${lines}\r\n`;

describe("the guard", () => {
  it("lets a source have its burst and then its rate, of each kind of request", () => {
    const { clock, ask } = guarded();
    expect(ask("REGISTER", SCANNER, 30)).toBe(20);
    expect(ask("INVITE", SCANNER, 5)).toBe(5);
    clock.now += 3_000;
    expect(ask("REGISTER", SCANNER, 30)).toBe(20);
  });

  it("drops unread what a source goes on sending, of that kind only and not in calls that stand, until the ban is over", () => {
    const { clock, guard, ask } = guarded();
    ask("INVITE", SCANNER, 200);
    expect(guard.drops(text("INVITE"), SCANNER)).toBe(true);
    expect(guard.drops(text("INVITE").replace("<sip:a@b>", "<sip:a@b>;tag=1"), SCANNER)).toBe(false);
    for (const other of ["REGISTER", "BYE", "ACK"]) expect(guard.drops(text(other), SCANNER)).toBe(false);
    expect(guard.drops("SIP/2.0 200 OK\r\n\r\n", SCANNER)).toBe(false);
    expect(guard.drops(text("INVITE"), OFFICE)).toBe(false);
    clock.now += 60_000;
    expect(guard.drops(text("INVITE"), SCANNER)).toBe(false);
    expect(guard.counts).toEqual({ dropped: 1, limited: 180, bans: 2 });
  });

  it("prefers those to whom something was granted when a thousand strangers come at once", () => {
    const { clock, guard, ask } = guarded();
    expect(ask("REGISTER", OFFICE, 1)).toBe(1);
    guard.judged(OFFICE, 200);
    let admitted = 0;
    for (let source = 0; source < 1_000; source++)
      admitted += ask("REGISTER", `203.0.${source >> 8}.${source & 255}`, 1);
    expect(admitted).toBe(39);
    expect(ask("REGISTER", OFFICE, 20)).toBe(20);
    clock.now += 1_000;
    expect(ask("REGISTER", "203.0.113.9", 1)).toBe(1);
  });

  it("bans who is refused again and again, but not who was granted something in between", () => {
    const { guard, ask } = guarded();
    const guess = (times: number) => {
      for (let i = 0; i < times; i++) guard.judged(SCANNER, 401);
    };
    guess(100);
    guard.judged(SCANNER, 200);
    guess(100);
    expect(guard.drops(text("OPTIONS"), SCANNER)).toBe(false);
    guess(1);
    expect(guard.drops(text("OPTIONS"), SCANNER)).toBe(true);
    expect(ask("OPTIONS", OFFICE, 1)).toBe(1);
  });

  it("drops the tools that only look for weak servers at first sight", () => {
    const { guard } = guarded();
    expect(guard.drops(text("OPTIONS", "User-Agent: friendly-scanner\r\n"), SCANNER)).toBe(true);
    expect(guard.drops(text("OPTIONS", "User-Agent: desk phone\r\n"), SCANNER)).toBe(false);
  });

  it("never stands in the way of trusted networks", () => {
    const { guard, ask } = guarded();
    expect(ask("INVITE", "10.1.2.3", 5_000)).toBe(5_000);
    for (let i = 0; i < 1_000; i++) guard.judged("10.1.2.3", 403);
    expect(guard.drops(text("INVITE"), "10.1.2.3")).toBe(false);
  });

  it("keeps a million sources in 64 MB, whoever they are, and still knows the last ones", () => {
    const before = process.memoryUsage().arrayBuffers;
    const { guard } = guarded(2 ** 20);
    for (let source = 0; source < 1_000_000; source++) guard.judged(`2001:db8::${source.toString(16)}`, 200);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
    expect(guard.admits("INVITE", "2001:db8::f423f")).toBe(true);
  });
});
