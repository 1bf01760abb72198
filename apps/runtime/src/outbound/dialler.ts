import type { CallId, DialTaskId, TenantId } from "@patchbay/base/ids";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { DialTask } from "@patchbay/ports/store/dial-task-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { CallBook } from "../call/call-book.ts";
import type { BoundFlow } from "../call/live-call.ts";
import { type LoadedProgram, loadProgram } from "../call/programs.ts";
import type { World } from "../call/world.ts";
import { routeNumber } from "../trunk/number-route.ts";
import { callbackProgram } from "./callback-flow.ts";
import { freeReserved } from "./free-reserved.ts";
import type { OutboundCall, Reservation } from "./outbound-call.ts";
import { placeCall } from "./place-call.ts";

/** The attempt's record is good for that long beyond the ringing; then it counts as interrupted. */
const CLAIM_MARGIN_MS = 20_000;

/** Makes the calls that are due: each is claimed first, under the law's conditions of that instant, and dialled once. */
export class Dialler {
  readonly #world: World;
  readonly #book: CallBook;
  readonly #registry: NodeRegistry;

  constructor(world: World, book: CallBook, registry: NodeRegistry) {
    this.#world = world;
    this.#book = book;
    this.#registry = registry;
  }

  /** An agent is reserved, or (without `reserved`) the flow will talk alone. Never rejects. */
  async dial(tenant: TenantId, id: DialTaskId, call: CallId, reserved?: Reservation): Promise<void> {
    const stores = this.#world.stores.of(tenant);
    try {
      if (await this.#dial(stores, id, call, reserved)) return;
    } catch (error) {
      this.#world.log.error({ task: id, error: String(error) }, "somebody could not be called");
    }
    if (reserved) {
      await freeReserved(this.#world, stores, reserved).catch((error) =>
        this.#world.log.warn({ task: id, error: String(error) }, "a reservation is left to run out"),
      );
    }
  }

  /** False: not dialled, and whoever was reserved is not needed. */
  async #dial(stores: TenantStores, id: DialTaskId, call: CallId, reserved: Reservation | undefined): Promise<boolean> {
    const { clock, runtime, log, stores: all } = this.#world;
    const [tenant, task] = await Promise.all([all.directory.tenant(stores.tenant), stores.dialTasks.find(id)]);
    if (!tenant || !task) return false;
    const route = await routeNumber(this.#world, stores, task.number, task.rules.callerId);
    const answering = await this.#answering(stores, task);
    if (!route.ok || route.value.by !== "trunk" || !answering) {
      log.warn({ task: id, flow: task.rules.flow }, "somebody may not be called: no trunk, or no such flow");
      await stores.dialTasks.apply(id, { type: "stopped", why: "not-allowed" }, clock.now());
      return false;
    }
    const at = clock.now();
    const until = at + task.rules.ringMs + CLAIM_MARGIN_MS;
    const [{ trunk, target, line }] = route.value.ways;
    const claimed = await stores.dialTasks.claim(id, {
      call,
      runtime,
      trunk,
      line: tenant.maxCalls === undefined ? line : { ...line, most: tenant.maxCalls },
      until,
      at,
      ownZone: tenant.timeZone,
    });
    if (!claimed.ok) {
      log.info({ task: id, why: claimed.error.code }, "somebody is not called now");
      return false;
    }
    const outbound: OutboundCall = { task: id, contact: contactOf(task, reserved), ...(reserved ? { reserved } : {}) };
    const prepared = { tenant, id: call, task: claimed.value, trunk, target, ...answering, outbound };
    void placeCall(this.#world, this.#book, this.#registry, prepared);
    return true;
  }

  /** The newest version of the flow that answers; the built-in one where none is asked for. */
  async #answering(
    { flows }: TenantStores,
    { rules: { flow } }: DialTask,
  ): Promise<{ bound: Omit<BoundFlow, "version"> & { version?: number }; loaded: LoadedProgram } | undefined> {
    if (flow === undefined) {
      const { hash, program } = callbackProgram(this.#registry);
      await flows.keepProgram(hash, program);
      return { bound: { flow: "callback-call", hash }, loaded: { program, programs: new Map([[hash, program]]) } };
    }
    const newest = (await flows.versions(flow)).toSorted((a, b) => b.version - a.version)[0];
    const loaded = newest && (await loadProgram(flows, newest.hash));
    if (!newest || !loaded?.ok) return undefined;
    return { bound: { flow, version: newest.version, hash: newest.hash }, loaded: loaded.value };
  }
}

/** What the flow knows as `contact`. */
function contactOf({ name = "", number, data, state: { attempts } }: DialTask, reserved: Reservation | undefined) {
  return { ...data, name, number, attempt: attempts + 1, ...(reserved ? { queue: reserved.queue } : {}) };
}
