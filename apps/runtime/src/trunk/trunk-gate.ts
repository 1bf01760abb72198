import type { TenantId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Instant, SECOND } from "@patchbay/base/time";
import type { NumberPlace, Trunk } from "@patchbay/domain/trunk/trunk";
import { isDoorOpen, trunkOfSource } from "@patchbay/domain/trunk/trunk-source";
import type { Clock } from "@patchbay/ports/clock";
import type { SipSource } from "@patchbay/ports/signalling";
import type { TenantStores } from "@patchbay/ports/stores";

export interface Admission {
  /** What brought the call, where that is known. */
  readonly trunk?: string;
}

export type NotAdmitted =
  /** None of the tenant's carriers sent it. */
  | { readonly code: "trunk.stranger" }
  /** The trunk carries as many calls as it may. */
  | { readonly code: "trunk.full" }
  /** The trunk writes the dialled number elsewhere. */
  | { readonly code: "trunk.other-place" };

/** A change of a trunk is felt after so long: each call would otherwise ask for what hardly ever changes. */
const KNOWN_FOR_MS = 2 * SECOND;

/** Who may send calls to a tenant's numbers. */
export class TrunkGate {
  readonly #clock: Clock;
  readonly #known = new Map<TenantId, { readonly until: Instant; readonly trunks: Promise<readonly Trunk[]> }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param place where in the INVITE the dialled number stood. */
  async admit(stores: TenantStores, source: SipSource, place: NumberPlace): Promise<Result<Admission, NotAdmitted>> {
    const all = await this.#trunks(stores);
    const trunk = trunkOfSource(all, source.address);
    if (!trunk) return isDoorOpen(all) && place === "request-uri" ? ok({}) : err({ code: "trunk.stranger" });
    if (trunk.numberIn !== place) return err({ code: "trunk.other-place" });
    const { name, channels } = trunk;
    const isFull = channels !== undefined && (await stores.trunks.linesInUse(name)).inUse >= channels;
    return isFull ? err({ code: "trunk.full" }) : ok({ trunk: name });
  }

  #trunks({ tenant, trunks }: TenantStores): Promise<readonly Trunk[]> {
    const now = this.#clock.now();
    const known = this.#known.get(tenant);
    if (known && known.until > now) return known.trunks;
    const read = trunks.list().then((rows) => rows.map(({ trunk }) => trunk));
    this.#known.set(tenant, { until: now + KNOWN_FOR_MS, trunks: read });
    read.catch(() => this.#known.delete(tenant));
    return read;
  }
}
