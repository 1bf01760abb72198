import type { Json } from "@patchbay/base/json";
import { type Bus, runtimeTopic } from "@patchbay/ports/bus";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import { type ConversationState, runtimeAnswer } from "@patchbay/wire/runtime-command";
import { late } from "./late.ts";

/** A page waits for this; a runtime that is away is not worth more. */
const PATIENCE_MS = 2_000;

/** What a call's conversation is like, from the runtime that has it; undefined when there is none, or no answer. */
export async function askConversation(
  bus: Bus,
  tenant: string,
  by: string,
  { id, runtime }: CallRecord,
): Promise<ConversationState | undefined> {
  const question = { type: "conversation.state", call: id, tenant, by };
  const answer = await bus.request(runtimeTopic(runtime), question as unknown as Json, PATIENCE_MS).catch(late);
  if (answer === undefined) return undefined;
  const parsed = runtimeAnswer.parse(answer);
  return parsed.ok ? parsed.conversation : undefined;
}
