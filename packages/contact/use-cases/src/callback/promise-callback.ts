import type { QueueEntryId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import { DAY, type Instant, MINUTE } from "@patchbay/base/time";
import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import type { Chance } from "@patchbay/ports/chance";
import type { CallbackPromise, CallbackRefusal } from "@patchbay/ports/flow/outbound-ports";
import type { TenantRow } from "@patchbay/ports/stores";
import { type Acting, record } from "../acting.ts";
import { type CallbackFrom, requestCallback } from "./request-callback.ts";

export interface WantedCallback {
  /** A caller who gave up: number, queue and place are theirs. */
  readonly entry?: QueueEntryId;
  readonly number?: string;
  /** By name. */
  readonly queue?: string;
  readonly name?: string;
  readonly at?: Instant;
  readonly window?: CallWindow;
  readonly timeZone?: string;
}

/** Whose callback it is, as far as it is known. */
interface Whose extends Pick<CallbackFrom, "cameAt" | "customer"> {
  readonly number: string;
  readonly queue: string;
  readonly name?: string;
}

/** A colleague or another system promises a callback. */
export const promiseCallback =
  (acting: Acting & { readonly chance: Chance; readonly tenant: TenantRow }) =>
  async (
    wanted: WantedCallback,
  ): Promise<Result<CallbackPromise, CallbackRefusal | { readonly code: "queue-entry.not-found" }>> => {
    const { stores, by, clock, tenant } = acting;
    const whose = wanted.entry === undefined ? plain(wanted) : await ofEntry(acting, wanted.entry);
    if (!whose) return err({ code: "queue-entry.not-found" });
    const { cameAt, customer, ...whom } = whose;
    const { at, window, timeZone } = wanted;
    const promised = await requestCallback(acting)(
      {
        ...{
          ...whom,
          priority: 5,
          skills: [],
          maxAttempts: 3,
          againAfterMs: 15 * MINUTE,
          expiresAfterMs: DAY,
          data: {},
        },
        ...(at === undefined ? {} : { at }),
        ...(window ? { window } : {}),
        ...(timeZone ? { timeZone } : {}),
        language: tenant.language,
      },
      {
        ...{ by, timeZone: tenant.timeZone },
        ...(cameAt === undefined ? {} : { cameAt }),
        ...(customer ? { customer } : {}),
      },
    );
    if (promised.ok) {
      await record(acting)("callback.promised", promised.value.task, { number: whom.number, queue: whom.queue });
      if (wanted.entry) await stores.routing.followUp(wanted.entry, by, clock.now());
    }
    return promised;
  };

function plain({ number = "", queue = "", name }: WantedCallback): Whose {
  return { number, queue, ...(name ? { name } : {}) };
}

/** Who hung up waiting keeps the place that they had. */
async function ofEntry({ stores }: Acting, id: QueueEntryId): Promise<Whose | undefined> {
  const entry = await stores.queues.entry(id);
  const call = entry && (await stores.calls.find(entry.call));
  const queue = entry && (await stores.queues.list()).find((each) => each.id === entry.queue);
  if (!entry || !call || !queue) return undefined;
  const { customer = entry.customer, customerName } = call;
  return {
    ...{ number: call.from, queue: queue.name, cameAt: entry.enteredAt },
    ...(customer ? { customer } : {}),
    ...(customerName ? { name: customerName } : {}),
  };
}
