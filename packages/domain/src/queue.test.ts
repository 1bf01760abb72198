import type { OfferId, UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextEntryState, type QueueEntryEvent, type QueueEntryState } from "./queue.ts";

const offer = fc.constantFrom("o-1", "o-2", "o-3").map((id) => id as OfferId);
const agent = fc.constantFrom("ann", "bob").map((id) => id as UserId);
const event: fc.Arbitrary<QueueEntryEvent> = fc.oneof(
  fc.record({ type: fc.constant("offered" as const), offer, agent, until: fc.constant(20_000) }),
  fc.record({ type: fc.constant("offer-ended" as const), offer }),
  fc.record({ type: fc.constant("answered" as const), offer }),
  fc.constant({ type: "ended" } as const),
  fc.record({ type: fc.constant("handed-over" as const), agent }),
  fc.record({ type: fc.constant("left" as const), how: fc.constantFrom("abandoned" as const, "timeout" as const) }),
);

function live(
  events: readonly QueueEntryEvent[],
  look: (before: QueueEntryState, event: QueueEntryEvent, after: QueueEntryState) => void = () => {},
): QueueEntryState {
  let state: QueueEntryState = { status: "waiting" };
  for (const [now, event] of events.entries()) {
    const next = nextEntryState(state, event, now);
    if (!next.ok) continue;
    look(state, event, next.value);
    state = next.value;
  }
  return state;
}

describe("a queue entry's state", () => {
  it("is answered at most once, by the agent to whom the claimed offer was made", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let answers = 0;
        live(events, (before, happened, after) => {
          if (happened.type !== "answered") return;
          answers++;
          expect(before).toMatchObject({ status: "offered", offer: happened.offer });
          expect(after).toMatchObject({ status: "talking", agent: before.status === "offered" ? before.agent : "" });
        });
        expect(answers).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it("ends for good: nothing moves an entry that is done or has left", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), event, (events, later) => {
        const state = live(events);
        if (state.status !== "done" && state.status !== "left") return;
        expect(nextEntryState(state, later, 99)).toEqual({
          ok: false,
          error: { code: "queue-entry.not-allowed", from: state.status, event: later.type },
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it("can be offered again after an offer that nobody took, and then only the new offer counts", () => {
    const to = (id: string): QueueEntryEvent => ({
      type: "offered",
      offer: id as OfferId,
      agent: "ann" as UserId,
      until: 9,
    });
    const state = live([to("o-1"), { type: "offer-ended", offer: "o-1" as OfferId }, to("o-2")]);
    expect(nextEntryState(state, { type: "answered", offer: "o-1" as OfferId }, 5).ok).toBe(false);
    expect(nextEntryState(state, { type: "answered", offer: "o-2" as OfferId }, 5)).toEqual({
      ok: true,
      value: { status: "talking", agent: "ann", answeredAt: 5 },
    });
  });
});
