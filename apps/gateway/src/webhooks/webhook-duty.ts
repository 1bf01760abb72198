import type { Millis } from "@patchbay/base/time";
import type { Bus } from "@patchbay/ports/bus";
import { Deliverer, type DelivererSettings } from "./deliver.ts";
import { fillOutbox } from "./outbox.ts";

export interface WebhookDutySettings extends DelivererSettings {
  readonly bus: Bus;
  /** This process, as the lease knows it. */
  readonly holder: string;
}

const LEASE = "webhooks";
const LEASE_FOR: Millis = 15_000;
const RENEW_EVERY: Millis = 5_000;

/** Of all gateways one has the duty to fill and empty the outboxes: else each event would be sent by each. */
export function startWebhookDuty(settings: WebhookDutySettings): { stop(): Promise<void> } {
  const { stores, clock, bus, holder, failed } = settings;
  let onDuty: (() => Promise<void>) | undefined;
  let stopped = false;
  let cancel: () => void = () => undefined;

  const takeDuty = () => {
    const deliverer = new Deliverer(settings);
    const stopFilling = fillOutbox({ bus, stores, clock, filled: (tenant) => deliverer.look(tenant), failed });
    deliverer.start();
    onDuty = () => {
      onDuty = undefined;
      stopFilling();
      return deliverer.stop();
    };
  };
  const renew = async () => {
    const held = await stores.directory.holdLease(LEASE, holder, LEASE_FOR).catch((error: unknown) => {
      failed(error);
      return false;
    });
    if (stopped) return;
    if (held && !onDuty) takeDuty();
    if (!held) await onDuty?.();
    cancel = clock.at(clock.now() + RENEW_EVERY, () => void renew());
  };
  const first = renew();
  return {
    async stop() {
      stopped = true;
      cancel();
      await first;
      await onDuty?.();
      await stores.directory.releaseLease(LEASE, holder).catch(failed);
    },
  };
}
