import type { UserId } from "@patchbay/base/ids";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { expect, it } from "vitest";
import { readsOnFrom, wokenBy } from "./woken-by.ts";

const happened = (...events: readonly TicketEvent[]) =>
  events.map((event) => ({ at: 0, by: "ann" as UserId, status: "open" as const, event }));
const bench = { title: "On the bench", moves: [{ id: "next" }], wakeOn: ["customer-commented"] };
const entered = (title: string, from: number): TicketEvent => ({
  type: "step-entered",
  status: "open",
  step: { title, moves: [{ id: "next", title: "Next", forCustomer: false }] },
  heeds: { visit: `visit-${from}`, news: ["customer-commented"], from },
});
const writes: TicketEvent = { type: "commented", text: "How long?", public: true, from: "customer" };
const next: TicketEvent = { type: "moved", move: "next" };

it("keeps a way out that is taken while the flow is on its way back to the same status", () => {
  const history = happened(entered(bench.title, 0), writes, next);
  const { from } = readsOnFrom(history, "next");
  expect(from).toBe(2);
  const later = [...history, ...happened(entered(bench.title, from))];
  expect(wokenBy(later, { ...bench, from })).toEqual({ end: { how: "moved", move: "next" }, place: 2 });
});

it("does not go two statuses on when a way out is pressed twice", () => {
  const history = happened(entered(bench.title, 0), next, next, entered("Parts ordered", 2));
  expect(wokenBy(history, { ...bench, title: "Parts ordered", from: 2 })).toBeUndefined();
});

it("heeds each comment once, also those that came before the flow was back", () => {
  const once = happened(entered(bench.title, 0), writes, writes, entered(bench.title, 2));
  expect(wokenBy(once, { ...bench, from: 2 })).toEqual({ end: { how: "customer-commented" }, place: 2 });
  expect(readsOnFrom(once, "next").from).toBe(3);
  expect(wokenBy([...once, ...happened(entered(bench.title, 3))], { ...bench, from: 3 })).toBeUndefined();
});

it("begins with what comes from now on when no status led here, or its time was over", () => {
  expect(readsOnFrom(happened(writes), "next").from).toBe(1);
  expect(readsOnFrom(happened(writes, entered(bench.title, 1)), "next").from).toBe(2);
});

it("goes on with the visit that a process began before it died, and with what happened since", () => {
  const history = happened(writes, entered(bench.title, 1), next);
  expect(readsOnFrom(history, "visit-1")).toEqual({ from: 1, isBegun: true });
});
