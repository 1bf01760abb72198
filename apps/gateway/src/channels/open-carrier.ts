import { err, ok } from "@patchbay/base/result";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Conversation, Message } from "@patchbay/ports/store/conversation-store";
import type { Vault } from "@patchbay/ports/vault";
import { openSecrets } from "@patchbay/use-cases/conversation/open-secrets";
import type { OpenChannelDelivery } from "@patchbay/wire/open-channel";
import { postSigned } from "../webhooks/post-signed.ts";
import { type ChannelCarrier, wordsFor } from "./channel-carrier.ts";
import { type LinkedFile, type LinkWorld, linkedFiles } from "./linked-files.ts";

/** Posts our messages, signed, to the system that carries them to the customer. What is none of theirs counts as delivered. */
export const openCarrier =
  (world: LinkWorld & { readonly http: HttpPort; readonly vault: Vault }): ChannelCarrier =>
  async ({ stores, line, conversation, message }) => {
    const delivery = asDelivery(conversation, message, linkedFiles(world, stores, message));
    if (!delivery) return ok();
    const url = line.open?.deliverTo;
    const secrets = await openSecrets({ ...world, stores }, line.number, world.clock.now());
    if (!url || secrets.length === 0) return err({ why: "its address is gone", final: true });
    const id = `${conversation.id}_${message.seq}`;
    const sent = await postSigned(world)(id, JSON.stringify(delivery), { url, secrets });
    return sent.ok ? ok() : err({ why: sent.error, final: false });
  };

function asDelivery(
  conversation: Conversation,
  message: Message,
  files: readonly LinkedFile[],
): OpenChannelDelivery | undefined {
  const words = wordsFor(message);
  if (!words) return undefined;
  const { seq, author } = message;
  const { id, address, visitor } = conversation;
  const from = author.kind === "agent" ? { kind: author.kind, name: author.name } : { kind: "bot" as const };
  const whole = { type: "message" as const, channel: address, conversation: id, seq, to: visitor, from };
  if (words.kind === "choices") return { ...whole, text: words.text, choices: words.choices };
  const { text, image, link } = words;
  return {
    ...{ ...whole, text },
    ...(image === undefined ? {} : { image }),
    ...(link ? { link } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
}
