import type { TenantId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Undelivered } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Vault } from "@patchbay/ports/vault";
import { retryAt } from "@patchbay/use-cases/webhook/retry-schedule";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";
import type { Receiver } from "../webhooks/post-signed.ts";
import { deliverMessage } from "./deliver-message.ts";

export interface ChannelDutySettings extends DutyWorld {
  readonly http: HttpPort;
  readonly vault: Vault;
  readonly pauses?: readonly Millis[];
}

const AT_ONCE = 20;
const PAGE = 50;

/**
 * Of all gateways one hands our messages to the systems that carry them: each conversation's in order, at least once, tried
 * again for 24 hours. What could not be handed over is noted where agents read it.
 */
export function startChannelDuty(settings: ChannelDutySettings): { stop(): Promise<void> } {
  return startTenantDuty(settings, {
    ...{ lease: "channels", leaseFor: 60_000, lookEvery: 1_000 },
    tend: ({ id }) => deliverDue(settings, id),
  });
}

async function deliverDue(settings: ChannelDutySettings, tenant: TenantId): Promise<void> {
  const stores = settings.stores.of(tenant);
  const due = await stores.conversations.undelivered(settings.clock.now(), AT_ONCE);
  await Promise.all(due.map((one) => deliver(settings, stores, one)));
}

async function deliver(settings: ChannelDutySettings, stores: TenantStores, due: Undelivered): Promise<void> {
  const { conversation, deliveredSeq, attempts } = due;
  const { clock, pauses } = settings;
  const receiver = await receiverOf(settings, stores, conversation.address);
  const messages = await stores.conversations.messages(conversation.id, { after: deliveredSeq, limit: PAGE });
  for (const message of messages) {
    const sent = receiver
      ? await deliverMessage(settings)(conversation, message, receiver)
      : ({ ok: false, error: "its address is gone" } as const);
    if (sent.ok) {
      await stores.conversations.settleDelivery(conversation.id, { upTo: message.seq });
      continue;
    }
    const again = receiver && retryAt(attempts + 1, clock.now(), pauses);
    if (again !== undefined) return stores.conversations.settleDelivery(conversation.id, { retryAt: again });
    await note(settings, stores, due, message.seq, sent.error);
    return stores.conversations.settleDelivery(conversation.id, { upTo: message.seq });
  }
}

async function note(
  { clock }: ChannelDutySettings,
  stores: TenantStores,
  { conversation: { id } }: Undelivered,
  seq: number,
  why: string,
): Promise<void> {
  const body = { kind: "note", text: `Message ${seq} was not delivered: ${why}` } as const;
  await stores.conversations.write(id, {
    key: `undelivered/${seq}`,
    author: { kind: "system" },
    body,
    at: clock.now(),
  });
}

async function receiverOf(
  { vault }: ChannelDutySettings,
  { flows }: TenantStores,
  address: string,
): Promise<Receiver | undefined> {
  const url = (await flows.number(address))?.open?.deliverTo;
  const sealed = await flows.openSecret(address);
  const secret = sealed && vault.open(sealed);
  return url && secret ? { url, secret } : undefined;
}
