import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TicketState } from "../ticket.ts";
import type { TicketAction } from "./ticket-action.ts";
import { fireTriggers, type TicketChange, type Trigger } from "./trigger.ts";

const ticket: TicketState = { status: "new", priority: "normal", subject: "Cold coffee", description: "", fields: {} };
const trigger = (name: string, on: readonly TicketChange[], ...actions: readonly TicketAction[]): Trigger => ({
  ...{ name, title: name, active: true, on, condition: "", actions },
});
const always = () => true;

describe("triggers", () => {
  it("do what they are for when their condition holds, in order", () => {
    const urgent = trigger("urgent", ["created"], { do: "raise-priority" }, { do: "send-webhook", event: "hot" });
    const settled = fireTriggers(
      ticket,
      "created",
      [urgent, trigger("other", ["rated"], { do: "raise-priority" })],
      always,
    );
    expect(settled.ticket.priority).toBe("high");
    expect(settled.deeds).toEqual([{ trigger: "urgent", deed: { do: "send-webhook", event: "hot" } }]);
    expect(fireTriggers(ticket, "created", [urgent], () => false).events).toEqual([]);
  });

  it("hear of what other triggers changed", () => {
    const chain = [
      trigger("b", ["priority-set"], { do: "set-status", status: "open" }),
      trigger("a", ["created"], { do: "set-priority", priority: "urgent" }),
    ];
    expect(fireTriggers(ticket, "created", chain, always).ticket).toMatchObject({ priority: "urgent", status: "open" });
  });

  it("come to rest, whatever they do to one another: each fires once at most, and changes nothing in vain", () => {
    const change = fc.constantFrom<TicketChange>("created", "status-set", "priority-set", "commented", "edited");
    const action = fc.oneof(
      fc.record({
        do: fc.constant("set-status" as const),
        status: fc.constantFrom("open" as const, "pending" as const),
      }),
      fc.record({
        do: fc.constant("set-priority" as const),
        priority: fc.constantFrom("low" as const, "high" as const),
      }),
      fc.record({ do: fc.constant("comment" as const), text: fc.string(), public: fc.boolean() }),
      fc.record({ do: fc.constant("set-field" as const), field: fc.constant("x"), value: fc.integer() }),
    );
    const some = fc.array(fc.tuple(fc.array(change, { maxLength: 4 }), fc.array(action, { maxLength: 4 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, change, (rules, first) => {
        const triggers = rules.map(([on, actions], index) => trigger(`t${index}`, on, ...actions));
        const { events } = fireTriggers(ticket, first, triggers, always);
        for (const { name, actions } of triggers) {
          expect(events.filter((one) => one.trigger === name).length).toBeLessThanOrEqual(actions.length);
        }
      }),
    );
  });
});
