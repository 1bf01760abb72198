import { MINUTE } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDialled } from "./dialled-number.ts";
import { type LineUse, type LineWish, mayTakeLine } from "./may-take-line.ts";
import { costOf, pickTrunks } from "./pick-trunks.ts";
import { shownNumber } from "./shown-number.ts";
import { NEW_TRUNK, type Trunk } from "./trunk.ts";
import { afterProbe, afterRegistration, isDown, isRegistered } from "./trunk-health.ts";
import { isDoorOpen, trunkOfSource } from "./trunk-source.ts";

const trunk = (name: string, change: Partial<Trunk> = {}): Trunk => ({
  ...NEW_TRUNK,
  ...{ name, uri: `sip:${name}.example`, callerId: "+4930555", allowedPrefixes: ["+49"] },
  ...change,
});
const names = (trunks: readonly Trunk[]) => trunks.map(({ name }) => name);
const picking = { number: "+493012345", down: new Set<string>(), draw: () => 0.5 };

describe("the trunks for a number", () => {
  it("are none where no prefix allows it, or the trunk is off", () => {
    const trunks = [trunk("a", { allowedPrefixes: ["+1", ""] }), trunk("b", { enabled: false })];
    expect(pickTrunks(trunks, picking)).toEqual([]);
  });

  it("come by the price of the longest prefix, then by position; those without a price last", () => {
    const trunks = [
      trunk("free-text", { position: -1 }),
      trunk("dear", { rates: [{ prefix: "+49", perMinute: 0.02 }] }),
      trunk("special", { rates: [...rate("+49", 0.05), ...rate("+4930", 0.01)], position: 2 }),
      trunk("same", { rates: rate("+4930", 0.01), position: 1 }),
    ];
    expect(names(pickTrunks(trunks, picking))).toEqual(["same", "special", "dear", "free-text"]);
    expect(costOf(trunks[2]?.rates ?? [], "+49891")).toBe(0.05);
  });

  it("are still tried when they do not answer, after the others", () => {
    const trunks = [trunk("down", { position: 0 }), trunk("up", { position: 1 })];
    expect(names(pickTrunks(trunks, { ...picking, down: new Set(["down"]) }))).toEqual(["up", "down"]);
  });

  it("share the calls by weight", () => {
    const trunks = [trunk("three", { weight: 3 }), trunk("one", { weight: 1 })];
    let seed = 7;
    const draw = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const first = Array.from({ length: 4_000 }, () => pickTrunks(trunks, { ...picking, draw })[0]?.name);
    const share = first.filter((name) => name === "three").length / first.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
  });

  it("are those for emergencies when it is one, whatever else they may dial", () => {
    const trunks = [trunk("a"), trunk("b", { emergency: true, allowedPrefixes: [] })];
    expect(names(pickTrunks(trunks, { ...picking, number: "112", emergency: true }))).toEqual(["b"]);
  });
});

const rate = (prefix: string, perMinute: number) => [{ prefix, perMinute }];

describe("a dialled number", () => {
  it("becomes E.164 by the tenant's country", () => {
    expect(readDialled("020 7946 0000", "GB")).toEqual({ number: "+442079460000", country: "GB", emergency: false });
    expect(readDialled("(010) 6666-8888", "CN")).toEqual({ number: "+861066668888", country: "CN", emergency: false });
    expect(readDialled("0049 30 123456", "GB")).toMatchObject({ number: "+4930123456", country: "DE" });
  });

  it("stays as it is where its country is not known, or it is a short one", () => {
    expect(readDialled("0301234567")).toEqual({ number: "0301234567", emergency: false });
    expect(readDialled("4000", "GB")).toEqual({ number: "4000", emergency: false });
  });

  it("is an emergency everywhere, or in its country", () => {
    expect(readDialled("112")).toMatchObject({ emergency: true });
    expect(readDialled("110", "CN")).toMatchObject({ number: "110", emergency: true });
    expect(readDialled("110", "GB")).toMatchObject({ emergency: false });
  });

  it("is nothing when it carries anything else", () => {
    for (const evil of ["+49@evil", "+49;x", "", "+", "1".repeat(21), "+49\r\n"]) {
      expect(readDialled(evil.trimEnd() === evil ? evil : `${evil}x`), evil).toBeUndefined();
    }
  });
});

const idle: LineUse = { onTrunk: 0, begunOnTrunk: 0, inAll: 0, begunInMinute: 0, spentToday: 0 };
const wish: LineWish = { country: "DE", emergency: false, campaign: false, zone: "Europe/Berlin" };
const MONDAY_NOON = Date.UTC(2026, 5, 1, 10);

describe("a line for a call out", () => {
  const limited = { channels: 3, inboundReserve: 1, callsPerSecond: 2 };
  const asked = (use: Partial<LineUse>, change: Partial<LineWish> = {}, rules = {}, at = MONDAY_NOON) => {
    const answer = mayTakeLine(limited, rules, { ...idle, ...use }, { ...wish, ...change }, at);
    return answer.ok ? "taken" : answer.error.code;
  };

  it("is had while the trunk has one; a campaign leaves those that are kept for callers", () => {
    expect(asked({ onTrunk: 2 })).toBe("taken");
    expect(asked({ onTrunk: 2 }, { campaign: true })).toBe("line.none-free");
    expect(asked({ onTrunk: 3 })).toBe("line.none-free");
    expect(asked({ begunOnTrunk: 2 })).toBe("line.too-fast");
  });

  it("is refused by the tenant's rules: country, hours, calls a minute, money, calls at once", () => {
    expect(asked({}, {}, { countries: ["GB"] })).toBe("line.country");
    expect(asked({}, { country: undefined } as never, { countries: ["GB"] })).toBe("line.country");
    const hours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };
    expect(asked({}, {}, { hours })).toBe("taken");
    expect(asked({}, {}, { hours }, MONDAY_NOON + 12 * 60 * MINUTE)).toBe("line.hours");
    expect(asked({ begunInMinute: 5 }, {}, { callsPerMinute: 5 })).toBe("line.calls-a-minute");
    expect(asked({ spentToday: 9.5 }, { perMinute: 1 }, { dailySpend: 10 })).toBe("line.spend");
    expect(asked({ inAll: 4 }, {}, { channels: 4 })).toBe("line.tenant-full");
    expect(asked({ inAll: 4 }, { most: 4 }, { channels: 9 })).toBe("line.tenant-full");
  });

  it("is always had for an emergency", () => {
    const full = { onTrunk: 9, begunOnTrunk: 9, inAll: 9, begunInMinute: 9, spentToday: 99 };
    expect(asked(full, { emergency: true }, { countries: [], dailySpend: 0, channels: 0 })).toBe("taken");
  });

  it("never passes a limit, whatever is under way", () => {
    const use = fc.record({
      onTrunk: fc.nat(6),
      begunOnTrunk: fc.nat(4),
      inAll: fc.nat(8),
      begunInMinute: fc.nat(9),
      spentToday: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    const rules = { dailySpend: 10, callsPerMinute: 6, channels: 5 };
    fc.assert(
      fc.property(use, fc.boolean(), (now, campaign) => {
        if (!mayTakeLine(limited, rules, now, { ...wish, campaign }, MONDAY_NOON).ok) return;
        expect(now.onTrunk + 1).toBeLessThanOrEqual(limited.channels - (campaign ? limited.inboundReserve : 0));
        expect(now.begunOnTrunk + 1).toBeLessThanOrEqual(limited.callsPerSecond);
        expect(now.inAll + 1).toBeLessThanOrEqual(rules.channels);
        expect(now.begunInMinute + 1).toBeLessThanOrEqual(rules.callsPerMinute);
        expect(now.spentToday).toBeLessThanOrEqual(rules.dailySpend);
      }),
    );
  });
});

describe("where an INVITE came from", () => {
  const trunks = [
    trunk("v4", { from: ["192.0.2.0/24", "203.0.113.9"] }),
    trunk("v6", { from: ["2001:db8::/32"] }),
    trunk("off", { from: ["198.51.100.0/24"], enabled: false }),
    trunk("out-only"),
  ];

  it("names the trunk", () => {
    expect(trunkOfSource(trunks, "192.0.2.77")?.name).toBe("v4");
    expect(trunkOfSource(trunks, "::ffff:203.0.113.9")?.name).toBe("v4");
    expect(trunkOfSource(trunks, "2001:db8::5")?.name).toBe("v6");
    for (const stranger of ["203.0.113.10", "198.51.100.7", "2001:db9::1", "", "not an address"]) {
      expect(trunkOfSource(trunks, stranger), stranger).toBeUndefined();
    }
  });

  it("matters as soon as one trunk says where its calls come from", () => {
    expect(isDoorOpen([trunk("out-only")])).toBe(true);
    expect(isDoorOpen(trunks)).toBe(false);
  });
});

describe("our number as the party sees it", () => {
  it("is another one only where the trunk's rule allows it", () => {
    const rule = (callerIdRule: Trunk["callerIdRule"], wanted?: string) =>
      shownNumber(trunk("a", { callerIdRule }), wanted, ["493077", "4000"]);
    expect(rule("own", "+493077")).toBe("+493077");
    expect(rule("own", "+1900555")).toBe("+4930555");
    expect(rule("fixed", "+493077")).toBe("+4930555");
    expect(rule("any", "+1900555")).toBe("+1900555");
    expect(rule("any")).toBe("+4930555");
  });
});

describe("a trunk's health", () => {
  it("follows the answers, and says since when", () => {
    const up = afterProbe({}, { status: 200, tookMs: 12 }, 1_000);
    expect(up).toMatchObject({ reachable: true, since: 1_000, answeredInMs: 12 });
    expect(afterProbe(up, { status: 404, tookMs: 9 }, 2_000)).toMatchObject({ reachable: true, since: 1_000 });
    const down = afterProbe(up, { status: 0, tookMs: 5_000 }, 3_000);
    expect(down).toMatchObject({ reachable: false, since: 3_000, status: 0 });
    expect(down).not.toHaveProperty("answeredInMs");
    expect([isDown(undefined, 0), isDown(up, 0), isDown(down, 0)]).toEqual([false, false, true]);
    expect([isDown({ restsUntil: 5_000 }, 4_999), isDown({ restsUntil: 5_000 }, 5_000)]).toEqual([true, false]);
  });

  it("is registered for what was granted, and asks again in time; a refusal does not end it before its time", () => {
    const taken = afterRegistration({}, { status: 200, why: "OK", expires: 60 }, 0);
    expect(taken).toEqual({ registeredUntil: 60_000, registersAt: 40_000 });
    const refused = afterRegistration(taken, { status: 403, why: "Forbidden" }, 40_000);
    expect(refused).toEqual({ registeredUntil: 60_000, registersAt: 70_000, refused: "403 Forbidden" });
    expect([isRegistered(refused, 59_999), isRegistered(refused, 60_000)]).toEqual([true, false]);
    expect(afterRegistration(refused, { status: 0, why: "no answer" }, 70_000)).not.toHaveProperty("registeredUntil");
  });
});
