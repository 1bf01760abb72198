import type { Conversation } from "@patchbay/ports/store/conversation-store";

/** Whether this agent has the conversation now. */
export function isTheirs({ state: { stage } }: Conversation, agent: string): boolean {
  return stage.status === "agent" && stage.agent === agent;
}
