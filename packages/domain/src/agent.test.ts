import type { OfferId, QueueEntryId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgentEvent, type AgentState, type AgentWish, nextAgentState } from "./agent.ts";

const offers = ["o-1", "o-2"] as const;
const entries = ["e-1", "e-2"] as const;
const wish = fc.oneof(
  fc.constant({ status: "ready" } as const),
  fc.constant({ status: "offline" } as const),
  fc.record({ status: fc.constant("away" as const), reason: fc.constantFrom("lunch", "training") }),
);
const offer = fc.constantFrom(...offers).map((id) => id as string as OfferId);
const entry = fc.constantFrom(...entries).map((id) => id as string as QueueEntryId);
const soon = fc.integer({ min: 0, max: 60_000 });
/** Anything that can happen, after so much time. */
const happening = fc.tuple(
  soon,
  fc.oneof(
    fc.record({ type: fc.constant("asked" as const), wish }),
    fc.record({ type: fc.constant("offered" as const), offer, entry, until: soon }),
    fc.record({
      type: fc.constant("offer-ended" as const),
      offer,
      how: fc.constantFrom("missed" as const, "declined" as const, "withdrawn" as const),
    }),
    fc.record({ type: fc.constant("answered" as const), offer }),
    fc.record({ type: fc.constant("took-over" as const), entry }),
    fc.record({ type: fc.constant("conversation-ended" as const), entry, wrapUpUntil: soon }),
    fc.constant({ type: "wrapped-up" } as const),
    fc.constant({ type: "tick" } as const),
  ),
);
const history = fc.array(happening, { maxLength: 60 });
const offline: AgentState = { status: "offline", since: 0 };

/** Relative times become instants. */
function at(event: AgentEvent, now: Instant): AgentEvent {
  if (event.type === "offered") return { ...event, until: now + event.until };
  if (event.type === "conversation-ended") return { ...event, wrapUpUntil: now + event.wrapUpUntil };
  return event;
}

function live(events: readonly (readonly [number, AgentEvent])[], look: (step: Step) => void = () => {}): Step {
  let step: Step = { before: offline, event: { type: "tick" }, after: offline, now: 0, allowed: true };
  for (const [later, event] of events) {
    const now = step.now + later;
    const happened = at(event, now);
    const next = nextAgentState(step.after, happened, now);
    step = { before: step.after, event: happened, after: next.ok ? next.value : step.after, now, allowed: next.ok };
    look(step);
  }
  return step;
}

interface Step {
  readonly before: AgentState;
  readonly event: AgentEvent;
  readonly after: AgentState;
  readonly now: Instant;
  readonly allowed: boolean;
}

describe("an agent's state", () => {
  it("never gets stuck: time, and the end of the conversation, always lead back to a state of rest", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { after, now } = live(events);
        let state = after;
        for (let step = 0; step < 3; step++) {
          const later = now + (step + 1) * 200_000;
          const ended: AgentEvent =
            state.status === "talking"
              ? { type: "conversation-ended", entry: state.entry, wrapUpUntil: later }
              : { type: "tick" };
          const next = nextAgentState(state, ended, later);
          if (next.ok) state = next.value;
        }
        expect(["offline", "away", "ready"]).toContain(state.status);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes an offer only when ready, and a call only by the offer that reserved it or from a colleague", () => {
    fc.assert(
      fc.property(history, (events) => {
        live(events, ({ before, event, after, allowed }) => {
          if (event.type === "offered") expect(allowed).toBe(before.status === "ready");
          if (after.status === "talking" && before.status !== "talking") {
            if (event.type === "took-over") return expect(after.entry).toBe(event.entry);
            expect(before).toMatchObject({ status: "reserved", entry: after.entry });
            expect(event).toMatchObject({ type: "answered", offer: before.status === "reserved" ? before.offer : "" });
          }
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps the time of a state until the state changes, and never counts backwards", () => {
    fc.assert(
      fc.property(history, (events) => {
        live(events, ({ before, after, now }) => {
          expect(after.since).toBeLessThanOrEqual(now);
          expect(after.since).toBeGreaterThanOrEqual(before.since);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes a conversation over from any rest, and goes back to it", () => {
    const entry = "e-1" as QueueEntryId;
    const after = (wish: AgentWish) =>
      live([
        [0, { type: "asked", wish }],
        [1_000, { type: "took-over", entry }],
        [5_000, { type: "conversation-ended", entry, wrapUpUntil: 0 }],
      ]).after;
    expect(after({ status: "away", reason: "meeting" })).toMatchObject({ status: "away", reason: "meeting" });
    expect(after({ status: "offline" })).toMatchObject({ status: "offline" });
    expect(after({ status: "ready" })).toMatchObject({ status: "ready" });
    const busy: AgentState = { status: "wrap-up", entry, until: 9, since: 1 };
    expect(nextAgentState(busy, { type: "took-over", entry }, 2).ok).toBe(false);
  });

  it("goes where the agent asked to go while busy, once the work is over", () => {
    const steps: readonly (readonly [number, AgentEvent])[] = [
      [0, { type: "asked", wish: { status: "ready" } }],
      [0, { type: "offered", offer: "o-1" as OfferId, entry: "e-1" as QueueEntryId, until: 20_000 }],
      [1_000, { type: "answered", offer: "o-1" as OfferId }],
      [1_000, { type: "asked", wish: { status: "away", reason: "lunch" } }],
      [1_000, { type: "conversation-ended", entry: "e-1" as QueueEntryId, wrapUpUntil: 5_000 }],
      [5_000, { type: "tick" }],
    ];
    expect(live(steps).after).toEqual({ status: "away", reason: "lunch", since: 8_000 });
  });

  it("is away after a missed offer, and ready after one declined or withdrawn", () => {
    const after = (how: "missed" | "declined" | "withdrawn") =>
      live([
        [0, { type: "asked", wish: { status: "ready" } }],
        [0, { type: "offered", offer: "o-1" as OfferId, entry: "e-1" as QueueEntryId, until: 20_000 }],
        [1_000, { type: "offer-ended", offer: "o-1" as OfferId, how }],
      ]).after;
    expect(after("missed")).toEqual({ status: "away", reason: "missed", since: 1_000 });
    expect([after("declined").status, after("withdrawn").status]).toEqual(["ready", "ready"]);
  });

  it("refuses with where it stands and what was tried", () => {
    expect(nextAgentState(offline, { type: "wrapped-up" }, 1)).toEqual({
      ok: false,
      error: { code: "agent.not-allowed", from: "offline", event: "wrapped-up" },
    });
  });
});
