import type { TenantId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Delivery } from "@patchbay/ports/store/webhook-store";
import type { Stores, TenantStores } from "@patchbay/ports/stores";
import { retryAt } from "@patchbay/use-cases/webhook/retry-schedule";
import type { Receiver } from "./post-signed.ts";
import { sendDelivery } from "./send-delivery.ts";

export interface DelivererSettings {
  readonly stores: Stores;
  readonly http: HttpPort;
  readonly clock: Clock;
  readonly pauses?: readonly Millis[];
  readonly delivered: (outcome: "delivered" | "failed") => void;
  readonly failed: (error: unknown) => void;
}

const AT_ONCE = 20;
/** Every outbox is looked into now and then, also those that nobody here filled. */
const ROUND: Millis = 30_000;

/** Sends what is due, tenant by tenant: a receiver that hangs holds up only its own tenant's next round. */
export class Deliverer {
  private readonly settings: DelivererSettings;
  private readonly busy = new Map<TenantId, { again: boolean; round: Promise<void> }>();
  private readonly wakes = new Map<TenantId, () => void>();
  private stopRounds: () => void = () => undefined;
  private stopped = false;

  constructor(settings: DelivererSettings) {
    this.settings = settings;
  }

  start(): void {
    const { clock, stores, failed } = this.settings;
    const round = () => {
      stores.directory.tenants().then((tenants) => {
        for (const tenant of tenants) this.look(tenant.id);
      }, failed);
      if (!this.stopped) this.stopRounds = clock.at(clock.now() + ROUND, round);
    };
    round();
  }

  /** Resolves when what is under way has been settled. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.stopRounds();
    for (const cancel of this.wakes.values()) cancel();
    await Promise.all([...this.busy.values()].map((state) => state.round));
  }

  /** There may be something due for this tenant. */
  look(tenant: TenantId): void {
    if (this.stopped) return;
    const running = this.busy.get(tenant);
    if (running) {
      running.again = true;
      return;
    }
    const state = { again: false, round: Promise.resolve() };
    this.busy.set(tenant, state);
    state.round = this.deliverDue(tenant)
      .catch(this.settings.failed)
      .finally(() => {
        this.busy.delete(tenant);
        if (state.again) this.look(tenant);
      });
  }

  private async deliverDue(tenant: TenantId): Promise<void> {
    const stores = this.settings.stores.of(tenant);
    for (;;) {
      const due = await stores.webhooks.due(this.settings.clock.now(), AT_ONCE);
      if (due.length === 0) return;
      const receivers = await receiversOf(stores, due, this.settings.clock.now());
      const retries = await Promise.all(due.map((delivery) => this.deliver(stores, delivery, receivers)));
      const next = Math.min(...retries.filter((at) => at !== undefined));
      if (Number.isFinite(next)) this.lookAt(tenant, next);
      if (due.length < AT_ONCE || this.stopped) return;
    }
  }

  /** Answers when to try again, if ever. */
  private async deliver(
    stores: TenantStores,
    delivery: Delivery,
    receivers: ReadonlyMap<string, Receiver>,
  ): Promise<number | undefined> {
    const { http, clock, pauses, delivered } = this.settings;
    const receiver = receivers.get(delivery.webhook);
    const sent = receiver
      ? await sendDelivery({ http, clock })(delivery, receiver)
      : ({ ok: false, error: "the webhook is switched off" } as const);
    delivered(sent.ok ? "delivered" : "failed");
    if (sent.ok) {
      await stores.webhooks.settle(delivery.id, { ok: true });
      return undefined;
    }
    const again = receiver && retryAt(delivery.attempts, clock.now(), pauses);
    const outcome = { ok: false, error: sent.error, ...(again === undefined ? {} : { retryAt: again }) } as const;
    await stores.webhooks.settle(delivery.id, outcome);
    return again;
  }

  private lookAt(tenant: TenantId, at: number): void {
    this.wakes.get(tenant)?.();
    this.wakes.set(
      tenant,
      this.settings.clock.at(at, () => this.look(tenant)),
    );
  }
}

async function receiversOf(
  stores: TenantStores,
  due: readonly Delivery[],
  at: Instant,
): Promise<ReadonlyMap<string, Receiver>> {
  const wanted = new Set(due.map((delivery) => delivery.webhook));
  const hooks = (await stores.webhooks.list()).filter((webhook) => wanted.has(webhook.id) && webhook.enabled);
  const known = await Promise.all(
    hooks.map(async ({ id, url }) => [id, { url, secrets: await stores.webhooks.secrets(id, at) }] as const),
  );
  return new Map(known.filter(([, { secrets }]) => secrets.length > 0));
}
