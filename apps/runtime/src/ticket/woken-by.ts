import type { TicketMove } from "@patchbay/domain/ticket";
import type { TicketHistory } from "@patchbay/domain/ticket/sla";
import type { StandEnd } from "@patchbay/ports/flow/record-ports";

/** What a status waits for. */
export interface Heeded {
  readonly title: string;
  readonly moves: readonly Pick<TicketMove, "id">[];
  readonly wakeOn: readonly string[];
  /** The first entry of the history that counts. */
  readonly from: number;
}

/**
 * The first entry that leads out of a status, and its place in the history. A way out that somebody took where the ticket stood in a
 * status of another name is none of this one.
 */
export function wokenBy(
  history: TicketHistory,
  { title, moves, wakeOn, from }: Heeded,
): { readonly end: StandEnd; readonly place: number } | undefined {
  let stood: string | undefined;
  for (const [place, { by, event }] of history.entries()) {
    if (event.type === "step-entered") stood = event.step.title;
    if (place < from) continue;
    if (event.type === "moved" && stood === title && moves.some(({ id }) => id === event.move))
      return { end: { how: "moved", move: event.move }, place };
    const how =
      event.type === "commented"
        ? event.from === "customer"
          ? "customer-commented"
          : by !== undefined && "agent-commented"
        : event.type === "sla-passed"
          ? (`sla-${event.moment}` as const)
          : event.type === "edited" && by !== undefined && "edited";
    if (how && wakeOn.includes(how)) return { end: { how }, place };
  }
  return undefined;
}

/**
 * Where the next status reads on: after what led out of the one before. What people and customers did while the flow was on its way
 * between the two is not lost. A visit that a process before this one began is the same visit.
 */
export function readsOnFrom(
  history: TicketHistory,
  visit: string,
): { readonly from: number; readonly isBegun: boolean } {
  const last = history.map(({ event }) => event).findLast((event) => event.type === "step-entered");
  if (!last?.heeds) return { from: history.length, isBegun: false };
  if (last.heeds.visit === visit) return { from: last.heeds.from, isBegun: true };
  const { title, moves } = last.step;
  const woken = wokenBy(history, { title, moves, wakeOn: last.heeds.news, from: last.heeds.from });
  return { from: woken ? woken.place + 1 : history.length, isBegun: false };
}
