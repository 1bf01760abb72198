import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import { HOUR, MINUTE } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_WINDOW, windowOpensAt } from "./call-window.ts";
import { type DialTaskEvent, type DialTaskState, nextDialTaskState } from "./dial-task.ts";
import { type DialRefusal, linesFree, mayDial } from "./may-dial.ts";
import { zonesOf } from "./number-zones.ts";
import { PACES, type PaceState } from "./pace.ts";
import { DIAL_OUTCOMES, type RetryPolicy } from "./retry-policy.ts";

const policy: RetryPolicy = {
  maxAttempts: 3,
  againAfterMs: { busy: MINUTE, "no-answer": HOUR, failed: MINUTE, abandoned: HOUR },
};
const fresh: DialTaskState = { status: "waiting", attempts: 0, notBefore: 0 };
const call = (id: number) => `call-${id}` as CallId;
const id = fc.integer({ min: 0, max: 5 }).map(call);
const event: fc.Arbitrary<DialTaskEvent> = fc.oneof(
  fc.record({ type: fc.constant("lined-up" as const), call: id, entry: fc.constant("entry" as QueueEntryId) }),
  fc.record({ type: fc.constantFrom("withdrawn" as const, "reopened" as const), notBefore: fc.nat(9_000_000) }),
  fc.record({ type: fc.constant("claimed" as const), call: id, until: fc.nat(9_000_000) }),
  fc.record({ type: fc.constant("answered" as const), call: id }),
  fc.record({ type: fc.constant("ended" as const), call: id, outcome: fc.constantFrom(...DIAL_OUTCOMES) }),
  fc.record({ type: fc.constant("outcome-said" as const), call: id, outcome: fc.constantFrom(...DIAL_OUTCOMES) }),
  fc.record({
    type: fc.constant("next-said" as const),
    call: id,
    next: fc.oneof(fc.nat(9_000_000), fc.constant("never" as const)),
  }),
  fc.record({ type: fc.constant("stopped" as const), why: fc.constant("cancelled" as const) }),
  fc.constant({ type: "tick" as const }),
);

/** A journal of events: the state they lead to, and when an INVITE would have gone out. */
function follow(events: readonly (readonly [number, DialTaskEvent])[]) {
  let [state, now]: [DialTaskState, number] = [fresh, 0];
  const dialled: { readonly at: number; readonly before: DialTaskState }[] = [];
  for (const [later, each] of events) {
    now += later;
    const moved = nextDialTaskState(state, each, policy, now);
    if (moved.ok && each.type === "claimed") dialled.push({ at: now, before: state });
    if (moved.ok) state = moved.value;
  }
  return { state, now, dialled };
}

describe("somebody whom we shall call", () => {
  it("is never dialled twice at once, more often than allowed, or before the time, whatever comes when", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2 * HOUR), event), { maxLength: 25 }), (events) => {
        const { state, dialled } = follow(events);
        const isFree = ({ at, before }: (typeof dialled)[number]) =>
          before.status === "in-line" || (before.status === "waiting" && before.notBefore <= at);
        return dialled.length <= policy.maxAttempts && state.attempts === dialled.length && dialled.every(isFree);
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);

  it("comes to an end when nobody tells how an attempt ended, and is not dialled again for it", () => {
    const claimed = nextDialTaskState(fresh, { type: "claimed", call: call(1), until: 30_000 }, policy, 0);
    const state = claimed.ok ? claimed.value : fresh;
    expect(nextDialTaskState(state, { type: "tick" }, policy, 29_999)).toEqual({ ok: true, value: state });
    expect(nextDialTaskState(state, { type: "tick" }, policy, 30_000)).toEqual({
      ok: true,
      value: { status: "done", attempts: 1, outcome: "interrupted", at: 30_000 },
    });
  });

  it("is called again when the flow says, but not beyond the limit", () => {
    const talking: DialTaskState = { status: "connected", attempts: 1, call: call(1) };
    const said = nextDialTaskState(talking, { type: "next-said", call: call(1), next: 5 * HOUR }, policy, 0);
    const next = nextDialTaskState(
      said.ok ? said.value : fresh,
      { type: "ended", call: call(1), outcome: "reached" },
      policy,
      MINUTE,
    );
    expect(next).toEqual({ ok: true, value: { status: "waiting", attempts: 1, notBefore: 5 * HOUR } });
    const last = { ...talking, attempts: 3 };
    expect(nextDialTaskState(last, { type: "next-said", call: call(1), next: HOUR }, policy, 0).ok).toBe(false);
  });
});

describe("the gate before every call", () => {
  const noon = Date.parse("2026-11-23T11:00:00Z");
  const free = {
    ...{ running: true, listed: false, window: USUAL_WINDOW, zones: ["Europe/Berlin"], attempts: 0, maxAttempts: 3 },
  };
  const before = fc.record({
    running: fc.boolean(),
    listed: fc.boolean(),
    window: fc.constantFrom(undefined, USUAL_WINDOW),
    zones: fc.constantFrom(["Europe/Berlin"], ["America/New_York", "Pacific/Honolulu"], ["Asia/Shanghai"]),
    attempts: fc.nat(4),
    maxAttempts: fc.constant(3),
  });

  it("never lets one through that the law or the limit forbids, in 100,000 instants", () => {
    fc.assert(
      fc.property(before, fc.nat(365 * 24 * 60), (facts, minute) => {
        const now = noon + minute * MINUTE;
        if (!mayDial(facts, now).ok) return;
        expect(facts.running && !facts.listed && facts.attempts < facts.maxAttempts).toBe(true);
        for (const timeZone of facts.window ? facts.zones : []) {
          const local = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "numeric" });
          const parts = Object.fromEntries(local.formatToParts(now).map(({ type, value }) => [type, value]));
          expect(["Sat", "Sun"]).not.toContain(parts.weekday);
          expect(Number(parts.hour)).toBeGreaterThanOrEqual(9);
          expect(Number(parts.hour)).toBeLessThan(20);
        }
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);

  it("says why not, and from when on", () => {
    const why = (facts: Partial<typeof free>, at = noon): DialRefusal | undefined => {
      const answer = mayDial({ ...free, ...facts }, at);
      return answer.ok ? undefined : answer.error;
    };
    expect(why({})).toBeUndefined();
    expect(why({ running: false })?.code).toBe("dial.paused");
    expect(why({ listed: true })?.code).toBe("dial.do-not-call");
    expect(why({ attempts: 3 })?.code).toBe("dial.attempts-used");
    const night = Date.parse("2026-11-23T22:00:00Z");
    expect(why({}, night)).toEqual({
      code: "dial.outside-window",
      opensAt: Date.parse("2026-11-24T08:00:00Z"),
    });
  });

  it("opens for a number of a wide country only when it is day in all of it", () => {
    const zones = zonesOf({ number: "+12125550123" }, "Europe/Berlin");
    const morning = Date.parse("2026-11-23T14:30:00Z");
    expect(zones).toHaveLength(2);
    expect(windowOpensAt(USUAL_WINDOW, zones, morning)).toBe(Date.parse("2026-11-23T19:00:00Z"));
    expect(zonesOf({ number: "+12125550123", timeZone: "America/New_York" }, "UTC")).toEqual(["America/New_York"]);
    expect(zonesOf({ number: "4100" }, "Asia/Shanghai")).toEqual(["Asia/Shanghai"]);
  });
});

describe("pacing", () => {
  const state: fc.Arbitrary<PaceState> = fc.record({
    ready: fc.nat(20),
    inLine: fc.nat(20),
    dialling: fc.nat(20),
    linesFree: fc.nat(20),
    maxCalls: fc.nat(30),
  });

  it("never takes up more than agents, lines and the campaign's own limit allow", () => {
    fc.assert(
      fc.property(state, (now) => {
        for (const pace of Object.values(PACES)) {
          const more = pace(now);
          expect(more).toBeGreaterThanOrEqual(0);
          if (more > 0) expect(now.inLine + more).toBeLessThanOrEqual(now.linesFree);
          if (more > 0) expect(now.inLine + now.dialling + more).toBeLessThanOrEqual(now.maxCalls);
        }
        const more = PACES.progressive(now);
        if (more > 0) expect(now.inLine + more).toBeLessThanOrEqual(now.ready);
      }),
    );
  });

  it("leaves the lines alone that are kept for those who call us", () => {
    expect(linesFree({ inUse: 3, channels: 10, reserved: 4 })).toBe(3);
    expect(linesFree({ inUse: 8, channels: 10, reserved: 4 })).toBe(0);
    expect(linesFree({ inUse: 99, reserved: 4 })).toBe(Number.POSITIVE_INFINITY);
  });
});
