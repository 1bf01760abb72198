import { err, ok, type Result } from "@patchbay/base/result";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import type { OpenChannelDelivery } from "@patchbay/wire/open-channel";
import { postSigned, type Receiver } from "../webhooks/post-signed.ts";

/** Posts one of our messages to the system that carries it to the customer. What is none of theirs counts as delivered. */
export const deliverMessage =
  (world: { readonly http: HttpPort; readonly clock: Clock }) =>
  async (conversation: Conversation, message: Message, receiver: Receiver): Promise<Result<undefined, string>> => {
    const delivery = asDelivery(conversation, message);
    if (!delivery) return ok();
    const id = `${conversation.id}_${message.seq}`;
    const sent = await postSigned(world)(id, JSON.stringify(delivery), receiver);
    return sent.ok ? ok() : err(sent.error);
  };

function asDelivery(conversation: Conversation, { seq, author, body }: Message): OpenChannelDelivery | undefined {
  if (body.kind === "note" || body.kind === "event") return undefined;
  if (author.kind !== "bot" && author.kind !== "agent") return undefined;
  const { id, address, visitor } = conversation;
  const from = author.kind === "agent" ? { kind: author.kind, name: author.name } : { kind: author.kind };
  const whole = { type: "message" as const, channel: address, conversation: id, seq, to: visitor, from };
  if (body.kind === "choices") return { ...whole, text: body.text, choices: body.choices };
  const { text, image, link } = body;
  return { ...whole, text, ...(image === undefined ? {} : { image }), ...(link ? { link } : {}) };
}
