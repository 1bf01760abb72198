import type { TenantId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { Clock } from "@patchbay/ports/clock";
import type { Stores } from "@patchbay/ports/stores";
import { Room } from "./room.ts";

const LEASE_MS: Millis = 30_000;
const RENEW_MS: Millis = 10_000;

interface Open {
  readonly room: Room;
  cancelRenewal: () => void;
}

/**
 * The rooms that stand in this runtime. A lease in the database says which runtime has a room, because people on different
 * ones would not hear each other.
 */
export class Rooms {
  readonly #holder: string;
  readonly #clock: Clock;
  readonly #directory: Stores["directory"];
  readonly #open = new Map<string, Open>();

  constructor(holder: string, clock: Clock, directory: Stores["directory"]) {
    this.#holder = holder;
    this.#clock = clock;
    this.#directory = directory;
  }

  /** Undefined while another runtime has the room. */
  async enter(tenant: TenantId, name: string): Promise<Room | undefined> {
    const lease = leaseOf(tenant, name);
    const known = this.#open.get(lease);
    if (known) return known.room;
    if (!(await this.#directory.holdLease(lease, this.#holder, LEASE_MS))) return undefined;
    // Two may have come for it at once.
    const open = this.#open.get(lease) ?? { room: new Room(), cancelRenewal: () => {} };
    this.#open.set(lease, open);
    this.#renewLater(lease, open);
    return open.room;
  }

  /** To be called by whoever has left. */
  async left(tenant: TenantId, name: string): Promise<void> {
    const lease = leaseOf(tenant, name);
    const open = this.#open.get(lease);
    if (!open || open.room.size > 0) return;
    this.#open.delete(lease);
    open.cancelRenewal();
    await this.#directory.releaseLease(lease, this.#holder);
  }

  #renewLater(lease: string, open: Open): void {
    open.cancelRenewal();
    open.cancelRenewal = this.#clock.at(this.#clock.now() + RENEW_MS, () => {
      // A database that is away ends no conversation; the lease is held again when it is back.
      void this.#directory
        .holdLease(lease, this.#holder, LEASE_MS)
        .catch(() => false)
        .then(() => {
          if (this.#open.get(lease) === open) this.#renewLater(lease, open);
        });
    });
  }
}

const leaseOf = (tenant: TenantId, name: string): string => `room/${tenant}/${name}`;
