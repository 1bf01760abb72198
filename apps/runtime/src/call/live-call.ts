import type { CallId, CustomerId, LegId, ProgramHash, QueueEntryId, RunId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { WayIn } from "@patchbay/domain/supervision";
import type { Run } from "@patchbay/engine/run";
import { tenantTopic } from "@patchbay/ports/bus";
import type { ContactPlan } from "@patchbay/ports/flow/contact-plan";
import type { MediaEvent } from "@patchbay/ports/media";
import type { NamedDialog } from "@patchbay/ports/signalling";
import type { CallDirection, CallEnd, CallLeg } from "@patchbay/ports/store/call-store";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import type { ConversationState, RefusalReason } from "@patchbay/wire/runtime-command";
import type { TenantEvent } from "@patchbay/wire/tenant-event";
import { UnderWay } from "../contact/under-way.ts";
import type { OutboundCall } from "../outbound/outbound-call.ts";
import { CallLedger } from "./call-ledger.ts";
import type { CallResume, QueueResume } from "./call-resume.ts";
import { DigitQueue } from "./digit-queue.ts";
import { Leg } from "./leg.ts";
import { OpenRecordings } from "./open-recordings.ts";
import type { RingingCall } from "./ringing-call.ts";
import type { World } from "./world.ts";

export interface CallIdentity {
  readonly tenant: TenantRow;
  readonly id: CallId;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly startedAt: Instant;
  readonly run: RunId;
  readonly flow: string;
  readonly version?: number;
  readonly program: ProgramHash;
}

/** A published flow that a number is bound to. */
export interface BoundFlow {
  readonly flow: string;
  readonly version: number;
  readonly hash: ProgramHash;
}

/** One event without what every event of the call has. */
export type CallEvent = TenantEvent extends infer Event
  ? Event extends TenantEvent
    ? Omit<Event, "at" | "tenant">
    : never
  : never;

/** Takes offers for the contact while it waits in a queue. */
export interface OfferTaker {
  readonly entry: QueueEntryId;
  ring(offer: OfferToRing): void;
  decline(offer: string): boolean;
}

export interface OfferToRing {
  readonly offer: string;
  readonly entry: string;
  readonly agent: string;
  readonly until: Instant;
}

/** What became of something that was asked of a call. */
export type Done = Result<undefined, RefusalReason>;

/** What an agent (or its supervisor) can ask for during a conversation. */
export interface ConversationControls {
  readonly agent: string;
  readonly state: ConversationState;
  /** The colleague who is rung or talked with in a consultation. */
  readonly asked: string | undefined;
  /** Announces the conversation as it is now. */
  tell(): void;
  hold(on: boolean): Promise<Done>;
  hangUp(): Promise<Done>;
  transfer(to: string): Promise<Done>;
  /** `answer`: the agent asks on a second call of the phone, taken once it is known that the agent may. */
  consultStart(to: string, answer?: () => Promise<Leg | undefined>): Promise<Done>;
  consultComplete(): Promise<Done>;
  consultCancel(): Promise<Done>;
  /** Is this the second call of the agent's phone, for the consultation? */
  isConsultingOn(dialog: NamedDialog): boolean;
  sendDigits(digits: string): Promise<Done>;
  reattach(): Promise<Done>;
  /** Another phone of the agent takes this call over, if it is the agent's part of the conversation. */
  replaceLeg(dialog: NamedDialog, answer: () => Promise<Leg | undefined>): Promise<Done>;
  /** The media worker died, and only these legs are on another one so far. */
  moved(legs: ReadonlySet<LegId>): Promise<void>;
  /** A supervisor joins, or takes part in another way from now on. */
  supervise(supervisor: UserId, how: WayIn): Promise<Done>;
  superviseEnd(supervisor: UserId): Promise<Done>;
  takeOver(supervisor: UserId): Promise<Done>;
}

/** One customer on the line, from the first INVITE to the closed record: owner of everything that was started for it. */
export class LiveCall {
  readonly world: World;
  readonly stores: TenantStores;
  readonly customer: Leg;
  readonly digits = new DigitQueue();
  readonly ledger: CallLedger;
  readonly underWay = new UnderWay();
  readonly recordings: OpenRecordings;
  /** Of what is said to the customer; flows may change it. */
  language: string;
  customerId: CustomerId | undefined;
  run: Run | undefined;
  offers: OfferTaker | undefined;
  conversation: ConversationControls | undefined;
  queue: QueueResume | undefined;
  transfer: CallResume["transfer"];
  /** While the call rings, and after it did. Undefined on calls that were answered before this process. */
  ringing: RingingCall | undefined;
  /** Why we made this call; undefined: they called us. */
  outbound: OutboundCall | undefined;
  /** What the flow has settled for whoever takes the contact. */
  plan: ContactPlan = {};
  /** The flow that the customer was sent on to, until its run begins. */
  next: BoundFlow | undefined;
  /** An agent or an outside party has talked with the customer. */
  talked = false;
  /** Why the call ends, once it is known: the first who says so. */
  ending: { readonly by: CallEnd["by"]; readonly cause?: string } | undefined;
  readonly #legs = new Map<LegId, Leg>();
  /** Legs that stand in the record and have not ended there. */
  readonly #recorded = new Set<LegId>();
  readonly #gone = new AbortController();
  #identity: CallIdentity;
  readonly #mediaListeners = new Set<(event: MediaEvent) => void>();
  #keeping = false;
  #reanchoring: Promise<boolean> | undefined;

  constructor(world: World, identity: CallIdentity, customer: Leg) {
    this.world = world;
    this.#identity = identity;
    this.customer = customer;
    this.stores = world.stores.of(identity.tenant.id);
    this.language = identity.tenant.language;
    this.ledger = new CallLedger(world.clock, world.log);
    this.recordings = new OpenRecordings(this);
    customer.onDigit = (digit) => this.digits.press(digit);
    this.adopt(customer);
  }

  get id(): CallId {
    return this.#identity.id;
  }

  get identity(): CallIdentity {
    return this.#identity;
  }

  /** Who is at the other end, whoever called whom. */
  get party(): { readonly number: string; readonly ours: string } {
    const { direction, from, to } = this.#identity;
    return direction === "outbound" ? { number: to, ours: from } : { number: from, ours: to };
  }

  /** The customer is sent on to another flow: this run ends, and that flow begins on the same call. */
  goOnIn(flow: BoundFlow): void {
    this.next = flow;
    this.run?.stop("transferred");
  }

  /** From now on this is the call's flow; a run of its own. */
  beginNext(): BoundFlow | undefined {
    const { next } = this;
    this.next = undefined;
    if (!next || this.signal.aborted) return undefined;
    const { flow, version, hash: program } = next;
    const run = this.world.chance.id() as RunId;
    this.#identity = { ...this.#identity, flow, version, program, run };
    this.ledger.record("flow", () => this.stores.calls.update(this.id, { flow, version, run }));
    this.keep();
    return next;
  }

  /** Aborts when the customer is gone. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  get legs(): readonly Leg[] {
    return [...this.#legs.values()];
  }

  /** Answers, if the flow has left the call ringing so far. A caller who gave up meanwhile ends the signal. */
  async answered(): Promise<void> {
    await this.ringing?.answer();
    this.signal.throwIfAborted();
  }

  /** The caller hears what is played from now on. */
  async audible(): Promise<void> {
    await this.ringing?.audible();
    this.signal.throwIfAborted();
  }

  /** A further party; released with the call at the latest. */
  newLeg(role: CallLeg["role"], party: string, kind: "rtp" | "webrtc"): Leg {
    const leg = new Leg(this.world, { id: this.world.chance.id() as LegId, call: this.id, role, party, kind });
    this.adopt(leg);
    return leg;
  }

  adopt(leg: Leg, recorded = false): void {
    this.#legs.set(leg.id, leg);
    if (recorded) this.#recorded.add(leg.id);
    leg.onLost = () => void this.reanchored();
  }

  leg(id: LegId): Leg | undefined {
    return this.#legs.get(id);
  }

  /** The leg talks: into the record it goes, and into what a restart needs. */
  legAnswered(leg: Leg, startedAt: Instant): void {
    const { id, call, role, party } = leg.identity;
    this.#recorded.add(id);
    const answeredAt = this.world.clock.now();
    const codec = leg.codec ? { codec: leg.codec } : {};
    this.ledger.record("leg", () =>
      this.stores.calls.addLeg({ id, call, role, party, startedAt, answeredAt, ...codec }),
    );
    this.keep();
  }

  async dropLeg(leg: Leg, cause: string, headers?: Readonly<Record<string, string>>): Promise<void> {
    this.#legs.delete(leg.id);
    const at = this.world.clock.now();
    if (this.#recorded.delete(leg.id)) {
      if (leg.identity.role === "external") {
        this.ledger.record("line end", () => this.stores.trunks.endLine(leg.id, at));
      }
      this.ledger.record("leg end", () => this.stores.calls.endLeg(leg.id, at, cause));
      this.keep();
    }
    await leg.release(headers);
  }

  onMedia(event: MediaEvent): void {
    if (event.type === "recorded") this.recordings.ended(event.end, event.how);
    this.#legs.get(event.leg)?.onMedia(event);
    for (const listener of [...this.#mediaListeners]) listener(event);
  }

  /** Hears every media event of the call from now on. Returns the unsubscriber. */
  listen(listener: (event: MediaEvent) => void): () => void {
    this.#mediaListeners.add(listener);
    return () => this.#mediaListeners.delete(listener);
  }

  /** The media worker died: every party is re-invited to another one. Resolves with whether the customer is back. */
  reanchored(): Promise<boolean> {
    this.#reanchoring ??= this.#reanchor().finally(() => {
      this.#reanchoring = undefined;
    });
    return this.#reanchoring;
  }

  /** Tells the tenant's screens and webhooks, after everything that was written before. */
  announce(event: CallEvent): void {
    const message = { ...event, at: this.world.clock.now(), tenant: this.identity.tenant.id } as unknown as Json;
    this.ledger.tell("event", () =>
      this.world.bus
        .publish(tenantTopic(this.identity.tenant.id), message)
        .catch((error) => this.world.log.warn({ call: this.id, error: String(error) }, "an event was not published")),
    );
  }

  /** Writes down where the call stands; several changes at once are one writing. */
  keep(): void {
    if (this.#keeping) return;
    this.#keeping = true;
    this.ledger.tell("resume", () => {
      this.#keeping = false;
      return this.stores.calls.saveResume(this.id, this.resume() as unknown as Json);
    });
  }

  resume(): CallResume {
    const { identity } = this;
    return {
      format: "patchbay.resume/1",
      call: identity.id,
      run: identity.run,
      program: identity.program,
      flow: identity.flow,
      ...(identity.version === undefined ? {} : { version: identity.version }),
      language: this.language,
      legs: this.legs.flatMap((leg) => {
        const data = leg.dialog?.data;
        if (!data || leg.released) return [];
        const { id, role, party, kind } = leg.identity;
        const dialog = data.contact ? { id: data.id, contact: data.contact } : { id: data.id };
        return [{ id, role, party, kind, dialog }];
      }),
      ...(this.queue ? { queue: this.queue } : {}),
      ...(this.transfer ? { transfer: this.transfer } : {}),
      ...(this.outbound ? { outbound: this.outbound } : {}),
      plan: this.plan,
      recordings: [...this.recordings.open()],
      talked: this.talked,
    };
  }

  /** The customer is gone, or shall be: everything that waits for the customer ends. The closing follows when the run has ended. */
  finish(by: CallEnd["by"], cause?: string): void {
    this.ending ??= cause ? { by, cause } : { by };
    if (!this.#gone.signal.aborted) this.#gone.abort(new Error("the contact ended"));
    this.run?.hangUp();
  }

  async #reanchor(): Promise<boolean> {
    const phones = this.legs.filter((leg) => leg === this.customer || isPhone(leg));
    const moved = new Set<LegId>();
    await Promise.all(
      phones.map(async (leg) => {
        const done = await leg.reanchor();
        if (done.ok) moved.add(leg.id);
        else this.world.log.warn({ call: this.id, leg: leg.id, why: done.error }, "media could not be moved");
      }),
    );
    if (!moved.has(this.customer.id)) {
      this.finish("system", "media lost");
      return false;
    }
    await Promise.all(phones.filter(({ id }) => moved.has(id)).map((leg) => leg.soundAgain()));
    await this.recordings.renew();
    await this.conversation?.moved(moved);
    for (const leg of phones) {
      if (moved.has(leg.id) || leg.released) continue;
      await leg.release();
      leg.onGone?.({ by: "server", deliberate: false, cause: "media lost" });
    }
    return true;
  }
}

/** Its media can be taken elsewhere by a re-INVITE. A supervisor whose worker is gone has left (see `Supervision`). */
function isPhone({ identity, released, dialog }: Leg): boolean {
  return identity.kind === "rtp" && identity.role !== "supervisor" && !released && dialog !== undefined;
}
