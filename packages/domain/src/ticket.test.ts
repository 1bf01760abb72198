import type { UserId } from "@patchbay/base/ids";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTicketState, type TicketEvent, type TicketState } from "./ticket.ts";

const fresh: TicketState = {
  status: "new",
  priority: "normal",
  subject: "Cold coffee",
  description: "",
  fields: { cup: 1 },
};
const status = fc.constantFrom(
  "new" as const,
  "open" as const,
  "pending" as const,
  "resolved" as const,
  "closed" as const,
);
const event: fc.Arbitrary<TicketEvent> = fc.oneof(
  fc.record({ type: fc.constant("status-set" as const), status }),
  fc.record({
    type: fc.constant("priority-set" as const),
    priority: fc.constantFrom("low" as const, "urgent" as const),
  }),
  fc.record({ type: fc.constant("assigned" as const), assignee: fc.constantFrom(null, "ann" as UserId) }),
  fc.record({ type: fc.constant("edited" as const), subject: fc.string() }),
  fc.record({ type: fc.constant("commented" as const), text: fc.string(), public: fc.boolean() }),
);

function live(events: readonly TicketEvent[]): TicketState {
  return events.reduce((state, happened) => {
    const next = nextTicketState(state, happened);
    return next.ok ? next.value : state;
  }, fresh);
}

describe("a ticket's state", () => {
  it("is never new again, and a closed one takes comments and a reopening only", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), event, (events, later) => {
        const state = live(events);
        const next = nextTicketState(state, later);
        if (next.ok && state.status !== "new") expect(next.value.status).not.toBe("new");
        if (state.status !== "closed") return;
        const allowed =
          later.type === "commented" ||
          (later.type === "status-set" && (later.status === "open" || later.status === "closed"));
        expect(next.ok).toBe(allowed);
      }),
      { numRuns: 2_000 },
    );
  });

  it("opens when it is given to somebody, and stays as it is when it is taken away", () => {
    const given = live([{ type: "assigned", assignee: "ann" as UserId }]);
    expect(given).toMatchObject({ status: "open", assignee: "ann" });
    const taken = live([
      { type: "assigned", assignee: "ann" as UserId },
      { type: "assigned", assignee: null },
    ]);
    expect(taken).toEqual({ ...fresh, status: "open" });
  });

  it("merges edited fields into those that are there", () => {
    expect(live([{ type: "edited", fields: { sugar: 2 } }])).toEqual({ ...fresh, fields: { cup: 1, sugar: 2 } });
  });
});
