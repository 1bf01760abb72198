import { DAY } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContactFact, portrait } from "./portrait.ts";

const NOW = 1_000 * DAY;
const nothing = { contacts: [], answers: [], openTickets: 0, fields: {} };
const contact = (daysAgo: number, more: Partial<ContactFact> = {}): ContactFact => ({
  ...{ at: NOW - daysAgo * DAY, channel: "voice", direction: "inbound", ...more },
});

describe("portrait", () => {
  it("counts the last 90 days, and the 90 before to compare", () => {
    const contacts = [contact(1), contact(80), contact(100), contact(200)];
    const { frequency, lastContact } = portrait({ ...nothing, contacts }, [], NOW);
    expect(frequency).toEqual({ contacts: 2, perMonth: 0.7, before: 1 });
    expect(lastContact).toBe(NOW - DAY);
  });

  it("prefers the channel by which the customer comes, not the one by which we call", () => {
    const ours = [1, 2, 3].map((day) => contact(day, { direction: "outbound" }));
    const contacts = [...ours, contact(4, { channel: "chat" }), contact(5, { channel: "chat" }), contact(6)];
    expect(portrait({ ...nothing, contacts }, [], NOW).channel).toEqual({ name: "chat", contacts: 2, of: 3 });
  });

  it("weighs answers of different scales alike", () => {
    const answers = [
      { at: NOW - DAY, score: 5, best: 5 },
      { at: NOW - 2 * DAY, score: 0, best: 10 },
    ];
    expect(portrait({ ...nothing, answers }, [], NOW).satisfaction).toEqual({
      score: 0.5,
      answers: 2,
      newest: NOW - DAY,
    });
  });

  it("takes the value from the field that says so, and from no other", () => {
    const field = { key: "sales", title: "Sales", type: "number" as const, choices: [], isValue: true };
    expect(portrait({ ...nothing, fields: { sales: 12 } }, [field], NOW).value).toEqual({ title: "Sales", amount: 12 });
    expect(portrait({ ...nothing, fields: { sales: "12" } }, [field], NOW).value).toBeUndefined();
    expect(portrait({ ...nothing, fields: { sales: 12 } }, [{ ...field, isValue: false }], NOW).value).toBeUndefined();
  });

  it("says the same whatever the order of the facts, and its parts never exceed the whole", () => {
    const facts = fc.array(
      fc.record({
        at: fc.integer({ min: NOW - 300 * DAY, max: NOW + DAY }),
        channel: fc.constantFrom("voice", "chat"),
        direction: fc.constantFrom("inbound", "outbound"),
        topic: fc.constantFrom("bill", "fault", "move"),
      }),
    );
    fc.assert(
      fc.property(facts, (contacts) => {
        const made = portrait({ ...nothing, contacts }, [], NOW);
        expect(portrait({ ...nothing, contacts: [...contacts].reverse() }, [], NOW)).toEqual(made);
        expect(made.topics.reduce((sum, topic) => sum + topic.contacts, 0)).toBe(made.frequency.contacts);
        expect(made.channel?.of ?? 0).toBeLessThanOrEqual(made.frequency.contacts);
      }),
    );
  });
});
