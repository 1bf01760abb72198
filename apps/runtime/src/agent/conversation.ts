import type { LegId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import { type TalkStage, type WayIn, whoHearsWhom } from "@patchbay/domain/supervision";
import { sleep } from "@patchbay/ports/clock";
import type { DialogEnd, NamedDialog } from "@patchbay/ports/signalling";
import type { ConversationState } from "@patchbay/wire/runtime-command";
import type { Leg } from "../call/leg.ts";
import type { ConversationControls, Done, LiveCall } from "../call/live-call.ts";
import { musicOf } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { Consultation } from "./consultation.ts";
import { handOver, wrapUp } from "./hand-over.ts";
import { HoldClock } from "./hold-clock.ts";
import { referFrom } from "./refer-from.ts";
import { freeAgent } from "./reserve-agent.ts";
import { ringToAttach } from "./ring-agent.ts";
import { SupervisorSeat } from "./supervisor-seat.ts";
import { findTarget, type Target } from "./transfer-target.ts";

export type ConversationEnd =
  /** The agent, or the outside party that took the agent's place, hung up. */
  | { readonly how: "left" }
  /** The agent's leg broke and did not come back. */
  | { readonly how: "lost" }
  | { readonly how: "transfer"; readonly to: Target };

/** How long the customer waits with music for an agent whose page or network broke. */
export const RETURN_MS: Millis = 20_000;

/** The customer with one agent: until the agent leaves, hands over or is lost. The customer's leaving is the caller's signal. */
export class Conversation implements ConversationControls {
  readonly #call: LiveCall;
  readonly #queue: Queue;
  readonly #entry: QueueEntry["id"];
  #agent: UserId;
  #leg: Leg | undefined;
  #held = false;
  readonly #holds: HoldClock;
  readonly #before: ((leg: Leg) => Promise<void>) | undefined;
  /** An outside party took the agent's place: nobody can hold or transfer any more. */
  #handedOut = false;
  #consultation: Consultation | undefined;
  #attaching: Promise<Done> | undefined;
  readonly #seat: SupervisorSeat;
  #grace: AbortController | undefined;
  #end!: (end: ConversationEnd) => void;
  readonly #ended = new Promise<ConversationEnd>((resolve) => {
    this.#end = resolve;
  });

  constructor(
    call: LiveCall,
    queue: Queue,
    entry: QueueEntry["id"],
    agent: UserId,
    leg: Leg | undefined,
    held: boolean,
    before?: (leg: Leg) => Promise<void>,
  ) {
    this.#call = call;
    this.#queue = queue;
    this.#entry = entry;
    this.#agent = agent;
    this.#leg = leg;
    this.#held = held;
    this.#holds = new HoldClock(call, entry);
    this.#holds.note(held, agent);
    this.#before = before;
    this.#seat = new SupervisorSeat(call, async () => {
      await this.#mix(this.#stage);
      this.#keep();
      this.tell();
    });
  }

  get agent(): string {
    return this.#agent;
  }

  get asked(): string | undefined {
    return this.#consultation?.asked;
  }

  get state(): ConversationState {
    const peer = this.#consultation?.to;
    return {
      agent: this.#agent,
      entry: this.#entry,
      // Without a leg the agent's page may come back: the customer waits with music.
      state: this.#consultation ? "consulting" : this.#held || !this.#leg ? "held" : "talking",
      recordingPaused: this.#call.recordings.paused,
      ...(peer ? { peer } : {}),
      ...(this.#seat.taken?.isTold ? { supervised: this.#seat.taken.how } : {}),
    };
  }

  tell(): void {
    if (!this.#handedOut) this.#call.announce({ type: "conversation.changed", call: this.#call.id, ...this.state });
  }

  async talk(signal: AbortSignal): Promise<ConversationEnd> {
    const call = this.#call;
    try {
      signal.throwIfAborted();
      call.talked = true;
      call.conversation = this;
      this.#seat.restore(call.queue?.conversation?.supervision);
      this.tell();
      if (!this.#leg || this.#leg.released) this.#lost();
      else if (this.#held) await this.#goOnHeld(this.#leg);
      else await this.#begin(this.#leg);
      return await Promise.race([this.#ended, whenAborted(signal)]);
    } finally {
      this.#grace?.abort();
      this.#holds.note(false, this.#agent);
      call.conversation = undefined;
      await this.#seat.close();
      await this.#consultation?.cancel();
      const leg = this.#leg;
      this.#leg = undefined;
      if (leg) await call.dropLeg(leg, "conversation ended");
      await call.customer.stopLoop();
      await call.customer.hear();
      this.#announceEnd();
    }
  }

  async hold(on: boolean): Promise<Done> {
    if (this.#handedOut) return err("handed-out");
    if (this.#consultation) return err("consulting");
    if (!this.#leg) return err("agent-away");
    if (on === this.#held) return ok();
    this.#held = on;
    this.#holds.note(on, this.#agent);
    if (on) await this.#holdCustomer();
    else await this.#join(this.#leg);
    this.#keep();
    this.tell();
    return ok();
  }

  async hangUp(): Promise<Done> {
    this.#end({ how: "left" });
    return ok();
  }

  async transfer(to: string): Promise<Done> {
    if (this.#handedOut) return err("handed-out");
    const target = await findTarget(this.#call.world, this.#call.stores, to, this.#agent);
    if (!target.ok) return err(target.error.reason);
    this.#end({ how: "transfer", to: target.value });
    return ok();
  }

  async consultStart(to: string, answer?: () => Promise<Leg | undefined>): Promise<Done> {
    const leg = this.#leg;
    if (this.#handedOut) return err("handed-out");
    if (this.#consultation) return err("consulting");
    if (!leg) return err("agent-away");
    const target = await findTarget(this.#call.world, this.#call.stores, to, this.#agent);
    if (!target.ok) return err(target.error.reason);
    if (target.value.kind === "queue" || target.value.kind === "flow") return err("nobody-to-consult");
    const own = await answer?.();
    // While the phone was being answered the call may have gone on.
    if ((answer && !own) || this.#leg !== leg || this.#consultation) {
      if (own) void this.#call.dropLeg(own, "too late");
      return err("agent-away");
    }
    await this.#holdCustomer();
    const asking = own ? { leg: own, own: true } : { leg, own: false };
    const consultation = new Consultation(this.#call, this.#entry, asking, target.value, to);
    this.#consultation = consultation;
    this.tell();
    // Not had, or the other party hung up: back to the customer, who was held only for this.
    void consultation.over.then(() => this.#afterConsultation(consultation));
    consultation.start();
    return ok();
  }

  async consultComplete(): Promise<Done> {
    const consultation = this.#consultation;
    const before = this.#leg;
    if (!consultation) return err("no-consultation");
    if (!before) return err("agent-away");
    const joined = consultation.take();
    if (!joined) return err("not-answered");
    this.#consultation = undefined;
    await this.#passTo(joined.leg, joined.agent);
    return ok();
  }

  async consultCancel(): Promise<Done> {
    if (!this.#consultation) return err("no-consultation");
    await this.#consultation.cancel();
    return ok();
  }

  isConsultingOn(dialog: NamedDialog): boolean {
    return this.#consultation?.isOn(dialog) ?? false;
  }

  async sendDigits(digits: string): Promise<Done> {
    const sent = await this.#call.world.media.sendDigits(this.#call.customer.id, digits);
    return sent.ok ? ok() : err("media-refused");
  }

  /** Rings the agent's newest phone, which answers by itself, and puts it in the place of the leg of before. */
  reattach(): Promise<Done> {
    if (this.#handedOut) return Promise.resolve(err("handed-out"));
    this.#attaching ??= this.#attach().finally(() => {
      this.#attaching = undefined;
    });
    return this.#attaching;
  }

  async replaceLeg(dialog: NamedDialog, answer: () => Promise<Leg | undefined>): Promise<Done> {
    if (this.#handedOut || !this.#leg?.isNamedBy(dialog)) return err("no-conversation");
    const leg = await answer();
    return leg ? this.#moveTo(leg) : err("agent-away");
  }

  /** A browser cannot change the keys of a session that stands: its leg is made anew. */
  async moved(legs: ReadonlySet<LegId>): Promise<void> {
    const leg = this.#leg;
    if (!leg || legs.has(leg.id)) return;
    const back = await this.reattach();
    if (!back.ok) this.#gone(leg, { by: "server", deliberate: false, cause: "media lost" });
  }

  supervise(supervisor: UserId, how: WayIn): Promise<Done> {
    if (this.#handedOut) return Promise.resolve(err("handed-out"));
    if (supervisor === this.#agent) return Promise.resolve(err("own-call"));
    return this.#seat.join(supervisor, how);
  }

  superviseEnd(supervisor: UserId): Promise<Done> {
    return this.#seat.leave(supervisor);
  }

  /** The supervisor's leg takes the place of the agent's, whose work after the call begins. */
  async takeOver(supervisor: UserId): Promise<Done> {
    if (this.#seat.taken?.supervisor !== supervisor) return err("not-supervising");
    if (this.#consultation) return err("consulting");
    const { agents } = this.#call.stores;
    const now = this.#call.world.clock.now();
    const taken = await agents.apply(supervisor, { type: "took-over", entry: this.#entry }, now);
    if (!taken.ok) return err("supervisor-busy");
    const leg = this.#seat.vacate(supervisor)?.take();
    if (!leg) {
      await freeAgent(this.#call, this.#entry, supervisor);
      return err("not-supervising");
    }
    this.#grace?.abort();
    await this.#passTo(leg, supervisor);
    return ok();
  }

  async #attach(): Promise<Done> {
    const leg = await ringToAttach(this.#call, this.#agent);
    return leg ? this.#moveTo(leg) : err("phone-silent");
  }

  /** A newer leg of the agent takes the place of the one of before. */
  async #moveTo(leg: Leg): Promise<Done> {
    const before = this.#leg;
    this.#leg = leg;
    this.#grace?.abort();
    if (before) {
      before.onGone = undefined;
      void this.#call.dropLeg(before, "replaced", { "X-Patchbay-Replaced": "1" });
    }
    if (this.#consultation) await this.#consultation.agentIs(leg);
    if (this.#held || this.#consultation) this.#watch(leg);
    else await this.#join(leg);
    this.#keep();
    this.tell();
    return ok();
  }

  /** After a restart of this process. */
  async #goOnHeld(leg: Leg): Promise<void> {
    this.#watch(leg);
    await this.#holdCustomer();
  }

  /** What is said to each alone comes first; either may go meanwhile. */
  async #begin(leg: Leg): Promise<void> {
    this.#watch(leg);
    await this.#before?.(leg);
    if (this.#leg === leg) await this.#join(leg);
  }

  async #join(leg: Leg): Promise<void> {
    this.#watch(leg);
    const { customer } = this.#call;
    await customer.stopLoop();
    await this.#mix("talking");
  }

  /** Says anew who hears whom. */
  async #mix(stage: TalkStage): Promise<void> {
    const { customer } = this.#call;
    const agent = this.#leg;
    const supervision = this.#seat.taken;
    const supervisor = supervision && { party: supervision.leg, how: supervision.how };
    const hearing = whoHearsWhom(stage, { customer, agent, supervisor });
    await Promise.all([
      customer.hear(...hearing.customer),
      hearing.agent && agent?.hear(...hearing.agent),
      supervision?.leg.hear(...hearing.supervisor),
    ]);
  }

  get #stage(): TalkStage {
    if (this.#consultation) return "consulting";
    return this.#held || !this.#leg ? "held" : "talking";
  }

  #watch(leg: Leg): void {
    leg.onGone = (end) => this.#gone(leg, end);
    leg.onRefer = (wish) => referFrom(this, this.#call.stores, wish);
  }

  #gone(leg: Leg, end: DialogEnd): void {
    if (this.#leg !== leg) return;
    this.#leg = undefined;
    void this.#call.dropLeg(leg, end.cause ?? "hung up");
    if (end.deliberate || this.#handedOut) this.#end({ how: "left" });
    else this.#lost();
  }

  /** The customer stays, with music; the agent's page may come back with `re-attach`. */
  #lost(): void {
    this.#grace = new AbortController();
    this.#leg = undefined;
    const consultation = this.#consultation;
    this.#consultation = undefined;
    void consultation?.cancel();
    void this.#holdCustomer();
    this.#keep();
    this.tell();
    sleep(this.#call.world.clock, RETURN_MS, this.#grace.signal).then(
      () => this.#end({ how: "lost" }),
      () => {},
    );
  }

  async #holdCustomer(): Promise<void> {
    const { customer } = this.#call;
    const music = await musicOf(this.#call, this.#queue.holdMusic);
    await Promise.all([customer.loop(`hold/${this.#entry}`, music), this.#mix("held")]);
  }

  async #afterConsultation(consultation: Consultation): Promise<void> {
    if (this.#consultation !== consultation) return;
    this.#consultation = undefined;
    const leg = this.#leg;
    if (!leg) return;
    if (!this.#held) await this.#join(leg);
    this.tell();
  }

  /** Another leg takes the place of the agent's: a colleague's, or of an outside party, with whom nobody of ours talks on. */
  async #passTo(leg: Leg, agent: UserId | undefined): Promise<void> {
    const before = this.#leg;
    this.#holds.note(false, this.#agent);
    this.#announceEnd();
    if (before) before.onGone = undefined;
    this.#leg = leg;
    if (agent) {
      const entry = { id: this.#entry, queue: this.#queue };
      await handOver(this.#call, entry, { from: this.#agent, to: agent });
      this.#agent = agent;
    } else {
      this.#handedOut = true;
      await this.#seat.close();
      await wrapUp(this.#call, this.#entry, this.#agent);
    }
    this.#held = false;
    await this.#join(leg);
    // Not awaited: a phone that asked for this hears of it before its BYE.
    if (before) void this.#call.dropLeg(before, "handed over");
    this.#keep();
    if (agent) this.tell();
  }

  #announceEnd(): void {
    if (this.#handedOut) return;
    const { peer: _, ...now } = this.state;
    this.#call.announce({ type: "conversation.changed", call: this.#call.id, ...now, state: "ended" });
  }

  #keep(): void {
    const { queue } = this.#call;
    const before = queue?.conversation;
    if (!queue || !before) return;
    const leg = this.#leg?.id ?? before.leg;
    const { supervision: _, ...rest } = before;
    const supervision = this.#seat.taken ? { supervision: this.#seat.taken.resume } : {};
    this.#call.queue = {
      ...queue,
      conversation: { ...rest, agent: this.#agent, leg, held: this.#held, ...supervision },
    };
    this.#call.keep();
  }
}
