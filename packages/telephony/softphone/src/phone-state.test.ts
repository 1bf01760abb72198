import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  IDLE_PHONE,
  isReachable,
  nextPhoneState,
  type PhoneEvent,
  type PhoneState,
  phoneStatus,
} from "./phone-state.ts";

const fold = (events: readonly PhoneEvent[], from: PhoneState = IDLE_PHONE) => events.reduce(nextPhoneState, from);
const ready = fold([{ type: "started" }, { type: "registered" }]);
const invited = (session: string, attach = false): PhoneEvent => ({
  type: "invited",
  session,
  party: "+4930123",
  call: `call-${session}`,
  offer: `offer-${session}`,
  attach,
});
const ended = (session: string): PhoneEvent => ({ type: "ended", session, by: "remote", cause: "Terminated" });

describe("the phone's line", () => {
  it("is reachable only while it is registered", () => {
    expect(isReachable(IDLE_PHONE)).toBe(false);
    expect(isReachable(ready)).toBe(true);
    expect(isReachable(fold([{ type: "disconnected" }], ready))).toBe(false);
    expect(isReachable(fold([{ type: "disconnected" }, { type: "registered" }], ready))).toBe(true);
  });

  it("stays replaced until the user takes the phone back", () => {
    const replaced = fold([{ type: "replaced" }, { type: "registered" }, { type: "disconnected" }], ready);
    expect(phoneStatus(replaced)).toBe("replaced");
    expect(phoneStatus(fold([{ type: "stopped" }], replaced))).toBe("replaced");
    expect(phoneStatus(fold([{ type: "started" }, { type: "registered" }], replaced))).toBe("ready");
  });

  it("recovers from a refusal when a later registration is taken", () => {
    const refused = fold([{ type: "started" }, { type: "line-failed", why: "refused" }]);
    expect(refused.line).toEqual({ status: "failed", why: "refused" });
    expect(phoneStatus(fold([{ type: "registered" }], refused))).toBe("ready");
  });

  it("keeps the call when the socket drops in mid-call", () => {
    const talking = fold([invited("a"), { type: "established", session: "a" }, { type: "disconnected" }], ready);
    expect(phoneStatus(talking)).toBe("talking");
    expect(talking.line.status).toBe("reconnecting");
  });
});

describe("the phone's call", () => {
  it("rings, connects, talks, is held and ends", () => {
    const seen: string[] = [];
    fold(
      [
        invited("a"),
        { type: "answering", session: "a" },
        { type: "established", session: "a" },
        { type: "held", session: "a", on: true },
        { type: "held", session: "a", on: false },
        ended("a"),
      ],
      ready,
    );
    let state = ready;
    for (const event of [
      invited("a"),
      { type: "answering", session: "a" },
      { type: "established", session: "a" },
      { type: "held", session: "a", on: true },
      { type: "held", session: "a", on: false },
      ended("a"),
    ] as const) {
      state = nextPhoneState(state, event);
      seen.push(phoneStatus(state));
    }
    expect(seen).toEqual(["ringing", "connecting", "talking", "held", "talking", "ready"]);
    expect(state.last).toEqual({ session: "a", call: "call-a", by: "remote", cause: "Terminated" });
  });

  it("does not let a second offer push out the call in progress", () => {
    const talking = fold([invited("a"), { type: "established", session: "a" }], ready);
    expect(nextPhoneState(talking, invited("b"))).toBe(talking);
  });

  it("lets a re-attachment take the place of the broken call, mute kept, and ignores the old one's end", () => {
    const state = fold(
      [
        invited("a"),
        { type: "established", session: "a" },
        { type: "muted", session: "a", on: true },
        { type: "media-lost", session: "a" },
        invited("b", true),
        ended("a"),
        { type: "established", session: "b" },
      ],
      ready,
    );
    expect(state.call).toMatchObject({ session: "b", stage: "talking", muted: true, attach: true });
  });

  it("does not ring for a call whose end came first", () => {
    expect(phoneStatus(fold([ended("a"), invited("a")], ready))).toBe("ready");
  });

  it("never goes back a stage, whatever is repeated", () => {
    const talking = fold([invited("a"), { type: "established", session: "a" }], ready);
    expect(
      fold([invited("a"), { type: "answering", session: "a" }, { type: "established", session: "a" }], talking),
    ).toEqual(talking);
  });
});

describe("shuffled and repeated events", () => {
  const sessions = ["a", "b", "c"];
  const anyEvent: fc.Arbitrary<PhoneEvent> = fc.oneof(
    fc.constantFrom<PhoneEvent>(
      { type: "started" },
      { type: "registered" },
      { type: "disconnected" },
      { type: "replaced" },
      { type: "line-failed", why: "refused" },
      { type: "stopped" },
    ),
    fc.tuple(fc.constantFrom(...sessions), fc.boolean(), fc.nat(7)).map(([session, on, kind]): PhoneEvent => {
      const events: readonly PhoneEvent[] = [
        invited(session, on),
        { type: "dialled", session, party: "4000" },
        { type: "answering", session },
        { type: "established", session },
        { type: "muted", session, on },
        { type: "held", session, on },
        { type: "media-lost", session },
        ended(session),
      ];
      return events[kind] as PhoneEvent;
    }),
  );

  it("never leave a phone stuck: when every session has ended, the phone is free and can ring again", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const after = fold([...events, ...sessions.map(ended)]);
        expect(after.call).toBeUndefined();
        const rung = fold([{ type: "started" }, { type: "registered" }, invited("new")], after);
        expect(phoneStatus(rung)).toBe("ringing");
      }),
    );
  });

  it("give the same state when each event arrives twice in a row", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        expect(fold(events.flatMap((event) => [event, event]))).toEqual(fold(events));
      }),
    );
  });

  it("never bring an ended call back", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.array(anyEvent, { maxLength: 20 }), (before, after) => {
        const state = fold([...before, ended("a"), ...after]);
        expect(state.call?.session).not.toBe("a");
      }),
    );
  });
});
