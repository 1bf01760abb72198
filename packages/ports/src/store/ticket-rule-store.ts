import type { SlaPolicy } from "@patchbay/domain/ticket/sla";
import type { TicketType } from "@patchbay/domain/ticket/ticket-type";
import type { Macro, Trigger } from "@patchbay/domain/ticket/trigger";
import type { TicketFilter } from "./ticket-store.ts";

/** A list of tickets that people come back to. */
export interface TicketView {
  readonly name: string;
  readonly title: string;
  readonly filter: TicketFilter;
}

/** Rules of one kind, by name, in their order. */
export interface RuleShelf<Rule extends { readonly name: string }> {
  list(): Promise<readonly Rule[]>;
  find(name: string): Promise<Rule | undefined>;
  /** A new one goes to the end. */
  save(rule: Rule): Promise<void>;
  /** False: there is none of that name. */
  remove(name: string): Promise<boolean>;
}

/** By what tickets live in this house. */
export interface TicketRuleStore {
  readonly types: RuleShelf<TicketType>;
  readonly policies: RuleShelf<SlaPolicy>;
  readonly triggers: RuleShelf<Trigger>;
  readonly macros: RuleShelf<Macro>;
  readonly views: RuleShelf<TicketView>;
}
