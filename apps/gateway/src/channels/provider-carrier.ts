import { err, ok } from "@patchbay/base/result";
import { channelOf } from "@patchbay/domain/channel/provider-line";
import { mayContact } from "@patchbay/domain/customer/consent";
import type { ChannelProviders } from "@patchbay/ports/channel-provider";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { isProvided, providerAccount } from "@patchbay/use-cases/channel/provider-account";
import { type ChannelCarrier, wordsFor } from "./channel-carrier.ts";
import { type LinkWorld, linkedFiles } from "./linked-files.ts";
import { messageParts } from "./message-parts.ts";
import { SendingPace } from "./sending-pace.ts";

export interface ProviderCarrierWorld extends LinkWorld {
  readonly providers: ChannelProviders;
  readonly vault: Vault;
}

/** Our messages through the line's provider, part by part: what it took once it is not given again when a later part fails. */
export function providerCarrier(world: ProviderCarrierWorld): ChannelCarrier {
  const { providers, clock } = world;
  const pace = new SendingPace(clock);
  return async ({ stores, line, conversation, message }) => {
    const words = wordsFor(message);
    if (!words) return ok();
    const account = isProvided(line) ? await providerAccount({ ...world, stores }, line) : undefined;
    if (!isProvided(line) || !account) return err({ why: "its line has no provider any more", final: true });
    const { provider, limits } = line.provided;
    const { id, visitor: to } = conversation;
    if (channelOf(provider) === "sms" && (await isUnwelcome(stores, to))) {
      return err({ why: "the customer asked for no more messages", final: true });
    }
    const parts = messageParts(words, linkedFiles(world, stores, message), providers[provider].abilities(account));
    const { seq } = message;
    for (let place = await stores.receipts.taken(id, seq); place < parts.length; place++) {
      const part = parts[place];
      if (!part) break;
      await pace.turn(line.number, limits.perSecond);
      const sent = await providers[provider].send(account, { to, part, name: `${id}_${seq}_${place}` });
      if (!sent.ok) return sent;
      const receipt = { conversation: id, seq, part: place, address: line.number, at: clock.now() };
      await stores.receipts.keep({ ...receipt, ...sent.value });
    }
    return ok();
  };
}

/** Said so by a text message, or in any other way. */
async function isUnwelcome({ optOuts, consents }: TenantStores, number: string): Promise<boolean> {
  if (await optOuts.find(number)) return true;
  return !mayContact(await consents.of({ kind: "phone", shown: number }), "sms", "service").allowed;
}
