import { err, ok } from "@patchbay/base/result";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import type { Vault } from "@patchbay/ports/vault";
import type { OpenChannelDelivery } from "@patchbay/wire/open-channel";
import { postSigned } from "../webhooks/post-signed.ts";
import { type ChannelCarrier, wordsFor } from "./channel-carrier.ts";

/** Posts our messages, signed, to the system that carries them to the customer. What is none of theirs counts as delivered. */
export const openCarrier =
  (world: { readonly http: HttpPort; readonly clock: Clock; readonly vault: Vault }): ChannelCarrier =>
  async ({ stores, line, conversation, message }) => {
    const delivery = asDelivery(conversation, message);
    if (!delivery) return ok();
    const url = line.open?.deliverTo;
    const sealed = await stores.flows.openSecret(line.number);
    const secret = sealed && world.vault.open(sealed);
    if (!url || !secret) return err({ why: "its address is gone", final: true });
    const id = `${conversation.id}_${message.seq}`;
    const sent = await postSigned(world)(id, JSON.stringify(delivery), { url, secret });
    return sent.ok ? ok() : err({ why: sent.error, final: false });
  };

function asDelivery(conversation: Conversation, message: Message): OpenChannelDelivery | undefined {
  const words = wordsFor(message);
  if (!words) return undefined;
  const { seq, author } = message;
  const { id, address, visitor } = conversation;
  const from = author.kind === "agent" ? { kind: author.kind, name: author.name } : { kind: "bot" as const };
  const whole = { type: "message" as const, channel: address, conversation: id, seq, to: visitor, from };
  if (words.kind === "choices") return { ...whole, text: words.text, choices: words.choices };
  const { text, image, link } = words;
  return { ...whole, text, ...(image === undefined ? {} : { image }), ...(link ? { link } : {}) };
}
