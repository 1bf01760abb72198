import type { CallId, LegId, ProgramHash, RunId, TenantId } from "@patchbay/base/ids";
import { versionFor } from "@patchbay/domain/release";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { InboundCall, SipHeaders } from "@patchbay/ports/signalling";
import type { CallDirection } from "@patchbay/ports/store/call-store";
import type { TenantRow } from "@patchbay/ports/stores";
import { CHECK_PREFIX, CheckCalls } from "../registrar/check-calls.ts";
import { DeskCalls } from "../registrar/desk-calls.ts";
import type { PhoneGate } from "../registrar/phone-gate.ts";
import { dialledPlaces } from "../trunk/dialled-places.ts";
import { type NotAdmitted, TrunkGate } from "../trunk/trunk-gate.ts";
import { legKindOf } from "./answer-leg.ts";
import type { CallBook } from "./call-book.ts";
import { Leg } from "./leg.ts";
import { LiveCall } from "./live-call.ts";
import { MEDIA_STATUS } from "./media-status.ts";
import { type LoadedProgram, loadProgram } from "./programs.ts";
import { RingingCall } from "./ringing-call.ts";
import { runCall } from "./run-call.ts";
import type { World } from "./world.ts";

/** What a dialled number leads to. */
interface Target {
  readonly tenant: TenantRow;
  readonly direction: CallDirection;
  readonly flow: string;
  readonly version?: number;
  readonly hash: ProgramHash;
  /** What was dialled, wherever the INVITE says it. */
  readonly to: string;
  /** What brought the call, where that is known. */
  readonly trunk?: string;
}

type Refusal = { readonly status: number; readonly headers?: SipHeaders; readonly why: string };

/** Strangers hear what a number that nobody has would say: who tries numbers learns nothing (RFC 3261 §21.4.4 would tell). */
const REFUSALS = {
  "trunk.stranger": { status: 404, why: "it did not come from a trunk of this tenant" },
  "trunk.other-place": { status: 404, why: "its trunk writes the dialled number elsewhere" },
  "trunk.full": { status: 503, headers: { "Retry-After": "5" }, why: "its trunk carries as many calls as it may" },
} as const satisfies Record<NotAdmitted["code"], Refusal>;

const FULL: Refusal = { status: 486, why: "its tenant has as many calls as its group allows" };

/** Takes INVITEs: finds whose number was dialled and what answers it, answers, and runs the flow. */
export class InboundCalls {
  readonly #world: World;
  readonly #book: CallBook;
  readonly #registry: NodeRegistry;
  readonly #phones: PhoneGate;
  readonly #checks: CheckCalls;
  readonly #desks: DeskCalls;
  readonly #trunks: TrunkGate;

  constructor(world: World, book: CallBook, registry: NodeRegistry, phones: PhoneGate) {
    this.#world = world;
    this.#book = book;
    this.#registry = registry;
    this.#phones = phones;
    this.#checks = new CheckCalls(world, phones);
    this.#desks = new DeskCalls(world, book, phones);
    this.#trunks = new TrunkGate(world.clock);
  }

  /** Never throws and never leaves an INVITE unanswered. */
  async take(invite: InboundCall): Promise<void> {
    try {
      if (invite.to.startsWith(CHECK_PREFIX)) return await this.#checks.take(invite);
      if (await this.#desks.take(invite)) return;
      const id = this.#world.chance.id() as CallId;
      const target = await this.#target(invite, id);
      if ("status" in target) return this.#refuse(invite, target);
      const loaded = await loadProgram(this.#world.stores.of(target.tenant.id).flows, target.hash);
      if (!loaded.ok) return this.#refuse(invite, { status: 480, why: `program ${loaded.error.hash} is missing` });
      await this.#answer(invite, id, target, loaded.value);
    } catch (error) {
      this.#world.log.error({ sipCallId: invite.sipCallId, error: String(error) }, "an INVITE could not be served");
      invite.reject(503, { "Retry-After": "5" });
    }
  }

  #refuse(invite: InboundCall, { status, headers, why }: Refusal): void {
    this.#world.log.info({ sipCallId: invite.sipCallId, to: invite.to, status, why }, "call refused");
    invite.reject(status, headers);
  }

  async #target(invite: InboundCall, call: CallId): Promise<Target | Refusal> {
    const { directory } = this.#world.stores;
    if (invite.to.startsWith("test-")) {
      const gate = await this.#phones.admit(invite, {
        username: invite.to,
        // What the studio's test phone may run, drafts too, stands in its grant.
        find: (stores, now) => stores.testPhones.find(invite.to, now),
      });
      if ("status" in gate) return gate;
      const { flow, version, program } = gate.grant;
      const numbered = version === undefined ? {} : { version };
      return { tenant: gate.tenant, direction: "test", flow, ...numbered, hash: program, to: invite.to };
    }
    const dialled = dialledPlaces(invite);
    const bound = await directory.boundNumbers(dialled.flatMap(({ bindings }) => bindings));
    let refusal: Refusal = { status: 404, why: "no flow is bound to this number" };
    for (const { place, number, bindings } of dialled) {
      for (const { tenant, number: binding } of bound.filter((one) => bindings.includes(one.number))) {
        const stores = this.#world.stores.of(tenant);
        const admitted = await this.#trunks.admit(stores, invite.source, place);
        if (!admitted.ok) {
          refusal = REFUSALS[admitted.error.code];
          // The number is this one, wherever else the INVITE names it.
          if (admitted.error.code === "trunk.full") return refusal;
        } else {
          const found = await this.#bound(tenant, binding, call);
          if (found) return { ...found, ...admitted.value, to: number };
        }
      }
    }
    return refusal;
  }

  async #bound(id: TenantId, number: string, call: CallId): Promise<Omit<Target, "to"> | undefined> {
    const [tenant, binding] = await Promise.all([
      this.#world.stores.directory.tenant(id),
      this.#world.stores.of(id).flows.number(number),
    ]);
    if (!tenant || binding?.channel || binding?.flow === undefined || binding.version === undefined || !binding.hash) {
      return undefined;
    }
    const { flow, version, hash, canary } = binding;
    const chosen = versionFor<{ readonly version: number; readonly hash: ProgramHash }>(
      { stable: { version, hash }, canary: canary && { target: canary, percent: canary.percent } },
      call,
    );
    return { tenant, direction: "inbound", flow, version: chosen.version, hash: chosen.hash };
  }

  /** Whether the tenant has as many calls as its group allows; those of this runtime count before they are written down. */
  async #isFull({ tenant: { id, maxCalls }, direction }: Target): Promise<boolean> {
    if (maxCalls === undefined || direction !== "inbound") return false;
    const written = await this.#world.stores.of(id).trunks.callsNow();
    const carried = [...this.#book.all()].filter(({ identity }) => identity.tenant.id === id).length;
    return Math.max(written, carried) >= maxCalls;
  }

  async #answer(invite: InboundCall, id: CallId, target: Target, loaded: LoadedProgram): Promise<void> {
    if (await this.#isFull(target)) return this.#refuse(invite, FULL);
    const { chance, clock } = this.#world;
    const customer = new Leg(this.#world, {
      id: chance.id() as LegId,
      call: id,
      role: "customer",
      party: invite.from,
      kind: legKindOf(invite.sdp),
    });
    const { hash: program, trunk, ...bound } = target;
    const startedAt = clock.now();
    const call = new LiveCall(
      this.#world,
      { ...bound, program, id, from: invite.from, startedAt, run: chance.id() as RunId },
      customer,
    );
    this.#book.add(call);
    invite.onCancel(() => call.finish("customer", "cancelled before the answer"));
    const described = await (invite.sdp ? customer.answer(invite.sdp) : customer.offer());
    if (!described.ok) {
      this.#book.remove(call);
      await customer.release();
      const status = MEDIA_STATUS[described.error.code];
      const headers = status === 503 ? { "Retry-After": "5" } : {};
      return this.#refuse(invite, { status, headers, why: described.error.code });
    }
    this.#record(call, invite.sipCallId, trunk);
    call.ringing = new RingingCall(call, invite, described.value.localSdp);
    if (loaded.program.answers) invite.ring();
    else await call.ringing.answer();
    await runCall(call, this.#book, this.#registry, loaded);
  }

  #record(call: LiveCall, sipCallId: string, trunk: string | undefined): void {
    const { id, direction, from, to, startedAt, flow, version, run } = call.identity;
    const { runtime, traces } = this.#world;
    traces.claim(call, sipCallId);
    const known = { ...(version === undefined ? {} : { version }), ...(trunk === undefined ? {} : { trunk }) };
    call.ledger.record("call", () =>
      call.stores.calls.start({ id, direction, from, to, startedAt, runtime, flow, ...known, run, sipCallId }),
    );
    call.announce({ type: "call.started", call: id, direction, from, to });
  }
}
