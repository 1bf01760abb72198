import type { TenantEvent } from "@patchbay/wire/tenant-event";

type ConversationChanged = Extract<TenantEvent, { type: "conversation.changed" }>;
export type ConversationNews = ConversationChanged & { readonly state: Exclude<ConversationChanged["state"], "ended"> };

/**
 * What the agents' conversations are like right now (on hold, consulting, not recorded), folded from the tenants'
 * events: the tables know only that an agent talks. What happened before this process began is asked of the runtime
 * that has the call (`askConversation`).
 */
export interface ConversationBoard {
  note(event: TenantEvent): void;
  of(tenant: string, agent: string): ConversationNews | undefined;
}

export function createConversationBoard(): ConversationBoard {
  const latest = new Map<string, ConversationNews>();
  return {
    note: (event) => {
      if (event.type !== "conversation.changed") return;
      const key = `${event.tenant}/${event.agent}`;
      if (goesOn(event)) latest.set(key, event);
      else latest.delete(key);
    },
    of: (tenant, agent) => latest.get(`${tenant}/${agent}`),
  };
}

function goesOn(event: ConversationChanged): event is ConversationNews {
  return event.state !== "ended";
}
