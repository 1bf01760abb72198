import type { CallId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import { lineUp } from "@patchbay/use-cases/callback/line-up";
import type { World } from "../call/world.ts";
import { TenantLoop } from "../tenant-loop.ts";
import type { Dialler } from "./dialler.ts";
import { runCampaign } from "./run-campaign.ts";

const TICK_MS: Millis = 1_000;
const LEASE_MS: Millis = 5_000;
/** Callbacks that are put in line in one look. */
const AT_ONCE = 50;

/**
 * Looks every second whom it is time to call: callbacks and campaigns' contacts go into their queues, and what a process left
 * behind that died is settled. One runtime at a time does it for a tenant.
 */
export class DialLoop {
  readonly #world: World;
  readonly #dialler: Dialler;
  readonly #loop: TenantLoop;

  constructor(world: World, dialler: Dialler) {
    this.#world = world;
    this.#dialler = dialler;
    this.#loop = new TenantLoop(world, {
      name: "dial",
      everyMs: TICK_MS,
      leaseMs: LEASE_MS,
      trouble: "dialling pauses",
      look: (stores, tenant) => this.#look(stores, tenant),
    });
  }

  /** Before the first call of this life of the process: what its earlier life had claimed is over. */
  async start(): Promise<void> {
    const { stores, log, runtime } = this.#world;
    try {
      for (const { id } of await stores.directory.tenants()) await this.#settle(stores.of(id), runtime);
    } catch (error) {
      log.warn({ error: String(error) }, "attempts of an earlier life are left to run out");
    }
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #look(stores: TenantStores, tenant: TenantRow): Promise<void> {
    await this.#settle(stores);
    for (const campaign of await stores.campaigns.list()) {
      if (campaign.status === "running") await runCampaign(this.#world, this.#dialler, stores, tenant, campaign);
    }
    await this.#lineUpCallbacks(stores);
  }

  async #lineUpCallbacks(stores: TenantStores): Promise<void> {
    const due = await stores.dialTasks.due({ at: this.#world.clock.now(), limit: AT_ONCE });
    if (due.length === 0) return;
    const names = new Map((await stores.queues.list()).map(({ id, name }) => [id, name]));
    for (const task of due) {
      const queue = task.queue && names.get(task.queue);
      if (queue !== undefined) await lineUp({ ...this.#world, stores })(task, queue);
    }
  }

  /** Attempts of processes that died: whoever may have been dialled is not dialled again for it. */
  async #settle(stores: TenantStores, died?: string): Promise<void> {
    const at = this.#world.clock.now();
    for (const { task, call, talked } of await stores.dialTasks.lapsed(at, died)) {
      const outcome = talked ? "reached" : "interrupted";
      await stores.dialTasks.end(task, { call: call as CallId, outcome, cause: "lost", at });
      this.#world.log.warn({ task, call, outcome }, "an attempt that nobody carried on is over");
    }
  }
}
