import { HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "../hours.ts";
import { hoursStatus } from "../hours-status.ts";
import type { TicketEvent, TicketStatus } from "../ticket.ts";
import { nextDue, nextLook, passedBy, policyFor, type SlaPolicy, slaDue, slaOf, type TicketHistory } from "./sla.ts";

const office: BusinessCalendar = {
  ...{ name: "office", title: "Office", timeZone: "UTC", emergency: false },
  weekly: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
  holidays: [],
};
const policy: SlaPolicy = {
  ...{ name: "standard", title: "Standard", types: [], priorities: [], tiers: [], calendar: "office" },
  targets: { "first-response": HOUR, resolution: 8 * HOUR },
  ...{ pauseIn: ["pending"], warnAt: 0.5, escalations: [] },
};
const monday = Date.UTC(2026, 5, 1);
const at = (hours: number, day = 0): Instant => monday + (day * 24 + hours) * HOUR;
const said = (when: Instant, event: TicketEvent, status: TicketStatus, by?: string) => ({
  ...{ at: when, event, status },
  ...(by === undefined ? {} : { by }),
});
const set = (when: Instant, status: TicketStatus) => said(when, { type: "status-set", status }, status, "ann");
const reply: TicketEvent = { type: "commented", text: "We look into it.", public: true };

describe("a promise to the customer", () => {
  it("is due so much opening time after the ticket came, and warned of before", () => {
    const sla = slaOf(policy, office, at(16, 0), []);
    expect(sla.clocks["first-response"]).toMatchObject({ warnAt: at(16.5), dueAt: at(17) });
    expect(sla.clocks.resolution).toMatchObject({ warnAt: at(12, 1), dueAt: at(16, 1), usedMs: 0 });
    expect([nextLook(sla), nextDue(sla)]).toEqual([at(16.5), at(17)]);
  });

  it("stands still while the customer is waited for, and goes on where it stood", () => {
    const history = [set(at(10), "pending"), set(at(12, 1), "open")];
    const { resolution } = slaOf(policy, office, at(9), history).clocks;
    expect(resolution).toMatchObject({ usedMs: HOUR, since: at(12, 1), dueAt: at(11, 2) });
    expect(slaOf(policy, office, at(9), history.slice(0, 1)).clocks.resolution?.dueAt).toBeUndefined();
  });

  it("to answer is kept by a public word of ours, not by a note nor by the customer's own", () => {
    const note = said(at(9.2), { ...reply, public: false }, "new", "ann");
    const own = said(at(9.3), { ...reply, from: "customer" }, "new");
    expect(slaOf(policy, office, at(9), [note, own]).clocks["first-response"]?.metAt).toBeUndefined();
    const answered = slaOf(policy, office, at(9), [note, own, said(at(9.4), reply, "open", "ann")]);
    expect(answered.clocks["first-response"]).toMatchObject({ metAt: at(9.4), breached: false });
    expect(answered.clocks["first-response"]?.dueAt).toBeUndefined();
  });

  it("to solve it runs on when it is opened again, and what was kept late stays broken", () => {
    const late = [set(at(10, 2), "resolved")];
    expect(slaOf(policy, office, at(9), late).clocks.resolution).toMatchObject({ metAt: at(10, 2), breached: true });
    const again = slaOf(policy, office, at(9), [set(at(10), "resolved"), set(at(12), "open")]).clocks.resolution;
    expect(again).toMatchObject({ usedMs: HOUR, since: at(12) });
    expect(again?.metAt).toBeUndefined();
  });

  it("is told of once: what was passed and told is passed no more", () => {
    const sla = slaOf(policy, office, at(9), []);
    expect(passedBy(sla, at(10)).map(({ clock, moment }) => `${clock} ${moment}`)).toEqual([
      "first-response warning",
      "first-response breach",
    ]);
    const told = (moment: "warning" | "breach") =>
      said(at(10), { type: "sla-passed", clock: "first-response", moment }, "new");
    expect(passedBy(slaOf(policy, office, at(9), [told("warning"), told("breach")]), at(10))).toEqual([]);
  });

  it("belongs to the first policy that fits type, priority and tier", () => {
    const gold = { ...policy, name: "gold", tiers: ["gold"], priorities: ["urgent" as const] };
    expect(policyFor([gold, policy], { type: "request", priority: "urgent", tier: "gold" })?.name).toBe("gold");
    expect(policyFor([gold, policy], { type: "request", priority: "urgent" })?.name).toBe("standard");
    expect(policyFor([gold], { type: "request", priority: "low", tier: "gold" })).toBeUndefined();
  });

  it("never runs outside of hours, whatever is done to the ticket and when", () => {
    const step = fc.tuple(
      fc.integer({ min: 1, max: 2_000 }),
      fc.constantFrom<TicketStatus>("open", "pending", "resolved"),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let when = at(8);
        const history: TicketHistory = steps.map(([minutes, status]) => {
          when += minutes * MINUTE;
          return set(when, status);
        });
        const clock = slaOf(policy, office, at(8), history).clocks.resolution;
        let [used, status] = [0, "new" as TicketStatus];
        for (let now = at(8), next = 0; now < when; now += MINUTE) {
          while (next < history.length && (history[next]?.at ?? 0) <= now) status = history[next++]?.status ?? status;
          if (status !== "pending" && status !== "resolved" && hoursStatus(office, now).open) used += MINUTE;
        }
        const running = clock?.since === undefined ? 0 : slaDue(office, [{ from: clock.since, to: when }], 1).usedMs;
        expect((clock?.usedMs ?? 0) + running).toBe(used);
        if (clock?.dueAt !== undefined) expect(hoursStatus(office, clock.dueAt - 1).open).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
