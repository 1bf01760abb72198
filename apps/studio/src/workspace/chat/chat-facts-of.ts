import { factsOf, type KnownCustomer } from "../desk/subject.ts";
import type { TemplateFacts } from "../script/fill-template.ts";
import type { Chat } from "./chat-message.ts";

/** What canned answers may name: as scripts may, and the newest ticket of the conversation. */
export function chatFacts(
  { id, name, queue, screen }: Pick<Chat, "id" | "name" | "queue" | "screen">,
  customer: KnownCustomer | undefined,
  agent: { readonly name: string },
  ticket: number | undefined,
): TemplateFacts {
  const subject = { call: id, from: name, to: "", ...(queue ? { queue } : {}), data: screen.data };
  const named = customer ?? (name === "" ? undefined : { name });
  return { ...factsOf(subject, named, agent), ticket: { number: ticket } };
}
