import { nextTicketState, type TicketEvent, type TicketState } from "../ticket.ts";
import { eventOf, isDeed, type TicketAction, type TicketDeed } from "./ticket-action.ts";

export type TicketChange = "created" | TicketEvent["type"];

/** When this happens to a ticket and the condition holds, do that. */
export interface Trigger {
  readonly name: string;
  readonly title: string;
  readonly active: boolean;
  readonly on: readonly TicketChange[];
  /** An expression over `ticket` and `change`; empty: always. */
  readonly condition: string;
  readonly actions: readonly TicketAction[];
}

/** A bundle of actions that an agent does with one click. */
export interface Macro {
  readonly name: string;
  readonly title: string;
  readonly actions: readonly TicketAction[];
}

/** Does the condition hold for the ticket after the change? What cannot be evaluated does not. */
export type Holds = (condition: string, ticket: TicketState, change: TicketChange) => boolean;

export interface Settled<State extends TicketState> {
  readonly ticket: State;
  /** In order; all of them were allowed. */
  readonly events: readonly { readonly trigger: string; readonly event: TicketEvent }[];
  readonly deeds: readonly { readonly trigger: string; readonly deed: TicketDeed }[];
}

/** Changes that triggers make of changes that triggers make: so deep, and no deeper. */
export const MOST_DEPTH = 5;

/**
 * What the triggers do about a change, and about the changes that they make themselves. Each fires once at most in such a
 * chain, so that two that undo one another come to rest.
 */
export function fireTriggers<State extends TicketState>(
  ticket: State,
  change: TicketChange,
  triggers: readonly Trigger[],
  holds: Holds,
): Settled<State> {
  const events: { trigger: string; event: TicketEvent }[] = [];
  const deeds: { trigger: string; deed: TicketDeed }[] = [];
  const fired = new Set<string>();
  let current = ticket;
  let wave: readonly TicketChange[] = [change];
  for (let depth = 0; depth < MOST_DEPTH && wave.length > 0; depth++) {
    const next: TicketChange[] = [];
    for (const happened of wave) {
      for (const { name, active, on, condition, actions } of triggers) {
        if (!active || fired.has(name) || !on.includes(happened) || !holds(condition, current, happened)) continue;
        fired.add(name);
        for (const action of actions) {
          if (isDeed(action)) deeds.push({ trigger: name, deed: action });
          const event = eventOf(action, current);
          const changed = event && nextTicketState(current, event);
          if (!event || !changed?.ok) continue;
          current = { ...current, ...changed.value };
          events.push({ trigger: name, event });
          next.push(event.type);
        }
      }
    }
    wave = next;
  }
  return { ticket: current, events, deeds };
}
