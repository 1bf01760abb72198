import type { TenantId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { Bus } from "@patchbay/ports/bus";
import type { NotCarried } from "@patchbay/ports/channel-provider";
import type { Undelivered } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { noteFor } from "@patchbay/use-cases/conversation/note-for";
import { retryAt } from "@patchbay/use-cases/webhook/retry-schedule";
import { type DutyWorld, startTenantDuty } from "../tenant-duty.ts";
import type { ChannelCarrier } from "./channel-carrier.ts";
import type { LineListening } from "./line-listening.ts";

export interface ChannelDutySettings extends DutyWorld {
  readonly bus: Bus;
  readonly carriers: Readonly<Partial<Record<TextChannel, ChannelCarrier>>>;
  /** Lines that providers do not post to: whoever sends for them holds their connections. */
  readonly listening: LineListening;
  readonly lookEvery?: Millis;
  readonly pauses?: readonly Millis[];
}

const AT_ONCE = 20;
const PAGE = 50;

/**
 * Of all gateways one hands our messages to the systems that carry them: each conversation's in order, at least once, tried
 * again for 24 hours. What could not be handed over is noted where agents read it.
 */
export function startChannelDuty(settings: ChannelDutySettings): { stop(): Promise<void> } {
  const { listening, lookEvery = 1_000 } = settings;
  const duty = startTenantDuty(settings, {
    ...{ lease: "channels", leaseFor: 60_000, lookEvery },
    tend: async ({ id }) => {
      await listening.tend(id);
      await deliverDue(settings, id);
    },
  });
  return {
    async stop() {
      await duty.stop();
      await listening.stop();
    },
  };
}

async function deliverDue(settings: ChannelDutySettings, tenant: TenantId): Promise<void> {
  const stores = settings.stores.of(tenant);
  const due = await stores.conversations.undelivered(settings.clock.now(), AT_ONCE);
  await Promise.all(due.map((one) => deliver(settings, stores, one)));
}

async function deliver(settings: ChannelDutySettings, stores: TenantStores, due: Undelivered): Promise<void> {
  const { conversation, deliveredSeq, attempts } = due;
  const { clock, pauses, carriers } = settings;
  const line = await stores.flows.number(conversation.address);
  const carrier = carriers[conversation.channel];
  const messages = await stores.conversations.messages(conversation.id, { after: deliveredSeq, limit: PAGE });
  for (const message of messages) {
    const sent: Result<undefined, NotCarried> =
      line && carrier
        ? await carrier({ stores, line, conversation, message })
        : err({ why: "its address is gone", final: true });
    if (sent.ok) {
      await stores.conversations.settleDelivery(conversation.id, { upTo: message.seq });
      continue;
    }
    const { final, after = 0 } = sent.error;
    const again = final ? undefined : retryAt(attempts + 1, clock.now(), pauses);
    if (again !== undefined) {
      const at = Math.max(again, clock.now() + after);
      return stores.conversations.settleDelivery(conversation.id, { retryAt: at });
    }
    const note = `Message ${message.seq} was not delivered: ${sent.error.why}`;
    await noteFor({ ...settings, stores })(conversation, `undelivered/${message.seq}`, note);
    return stores.conversations.settleDelivery(conversation.id, { upTo: message.seq });
  }
}
