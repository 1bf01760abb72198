import type { OfferId, UserId } from "@patchbay/base/ids";
import { meets } from "@patchbay/domain/agent-skills";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import { type Clock, sleep } from "@patchbay/ports/clock";
import type { QueueRequest, QueueScreen } from "@patchbay/ports/flow-ports";
import type { CallFailure } from "@patchbay/ports/signalling";
import type { Dialling } from "../call/dial.ts";
import { insist } from "../call/insist.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall, OfferTaker, OfferToRing } from "../call/live-call.ts";
import { musicOf } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { playAll } from "../flow/play.ts";
import { queueAnnouncement } from "../flow/queue-announcement.ts";
import { soundsOf } from "../flow/utterances.ts";
import { announceAgent } from "./announce-agent.ts";
import { endEntry } from "./end-entry.ts";
import { ringAgent } from "./ring-agent.ts";

export type VisitEnd =
  /** `queue`: the one that the contact had come to by then. */
  | { readonly how: "claimed"; readonly leg: Leg; readonly agent: UserId; readonly queue: Queue }
  | { readonly how: "timeout" | "full" | "unstaffed" | "pressed" };

type OfferEnd = "missed" | "declined" | "withdrawn";

interface Ringing {
  readonly offer: string;
  readonly dialling: Dialling;
  /** Why we gave it up, when it was us. */
  how?: OfferEnd;
}

const STAFF_CHECK_MS = 5_000;

/** One stay of the contact in one queue: music, announcements, exits, and the offers that the router makes. */
export class QueueVisit implements OfferTaker {
  readonly entry: QueueEntry["id"];
  readonly #call: LiveCall;
  #queue: Queue;
  #row: QueueEntry;
  readonly #request: QueueRequest;
  readonly #over = new AbortController();
  #end!: (end: VisitEnd) => void;
  #ringing: Ringing | undefined;

  constructor(call: LiveCall, queue: Queue, row: QueueEntry, request: QueueRequest) {
    this.#call = call;
    this.#queue = queue;
    this.#row = row;
    this.#request = request;
    this.entry = row.id;
  }

  /** Until an agent has claimed the contact or an exit applies. Rejects when the customer is gone, who then has left the queue. */
  async wait(signal: AbortSignal): Promise<VisitEnd> {
    const call = this.#call;
    const { clock } = call.world;
    const over = this.#over.signal;
    const ended = new Promise<VisitEnd>((resolve) => {
      this.#end = resolve;
    });
    const abort = () => this.#meanwhile(this.#leave("abandoned"));
    signal.addEventListener("abort", abort, { once: true });
    const unlisten = call.digits.listen((digit) => {
      if (digit !== this.#request.leaveDigit) return false;
      this.#meanwhile(this.#leave("pressed"));
      return true;
    });
    const { maxWaitMs } = this.#request;
    const cancelLimit =
      maxWaitMs > 0
        ? clock.at(this.#row.enteredAt + maxWaitMs, () => this.#meanwhile(this.#leave("timeout")))
        : () => {};
    try {
      // Gone while entering: the entry stands, and must not wait for a caller who is not there.
      if (signal.aborted) abort();
      signal.throwIfAborted();
      call.offers = this;
      await this.#startMusic();
      if (await this.#isFull()) await this.#leave("full");
      this.#meanwhile(this.#announce(over));
      this.#meanwhile(this.#passStages(over));
      this.#meanwhile(this.#watchStaff(clock, over));
      return await Promise.race([ended, whenAborted(signal)]);
    } finally {
      this.#over.abort(new Error("the visit is over"));
      if (call.offers === this) call.offers = undefined;
      signal.removeEventListener("abort", abort);
      unlisten();
      cancelLimit();
      await call.customer.stopLoop();
    }
  }

  /** The router reserved this agent for us: pop the screen, then ring. */
  ring(offer: OfferToRing): void {
    if (this.#ringing || this.#over.signal.aborted) {
      this.#meanwhile(this.#endOffer(offer.offer, offer.agent as UserId, "withdrawn"));
      return;
    }
    void this.#ring(offer).catch((error) =>
      this.#call.world.log.error({ call: this.#call.id, error: String(error) }, "an offer broke down"),
    );
  }

  decline(offer: string): boolean {
    if (this.#ringing?.offer !== offer) return false;
    this.#ringing.how = "declined";
    this.#ringing.dialling.cancel();
    return true;
  }

  async #ring({ offer, agent: to, until }: OfferToRing): Promise<void> {
    const call = this.#call;
    const agent = to as UserId;
    this.#popScreen(offer, agent, until);
    // The screen is told before the phone rings.
    await call.ledger.flushed();
    const ringMs = Math.max(until - call.world.clock.now(), 1_000);
    // Whom we called does not wait until somebody clicks: the agent was reserved for this, and the phone answers by itself.
    const attach = call.outbound ? { "X-Patchbay-Attach": call.id } : {};
    const dialling = ringAgent(call, agent, { ringMs, headers: { "X-Patchbay-Offer": offer, ...attach } });
    const ringing: Ringing = { offer, dialling };
    this.#ringing = ringing;
    if (this.#over.signal.aborted) dialling.cancel();
    const answered = await dialling.outcome;
    if (!answered.ok) {
      this.#ringing = undefined;
      return this.#endOffer(offer, agent, ringing.how ?? offerEnd(answered.error));
    }
    const at = call.world.clock.now();
    const claimed = await this.#claim(offer as OfferId, at);
    this.#ringing = undefined;
    if (!claimed) {
      // Somebody was faster: the offer had run out, or the customer has left.
      await call.dropLeg(answered.value, "offer lost");
      return this.#endOffer(offer, agent, "withdrawn");
    }
    call.announce({ type: "offer.ended", agent, offer, call: call.id, how: "answered" });
    announceAgent(call, agent);
    if (this.#over.signal.aborted) {
      // The customer hung up in the instant of the answer: nobody is left to talk with, and nobody else would free the agent.
      await call.dropLeg(answered.value, "customer gone");
      return endEntry(call, this.#queue.name, this.entry);
    }
    this.#announceEntry("talking");
    this.#end({ how: "claimed", leg: answered.value, agent, queue: this.#queue });
  }

  /** The offer's id is the fencing token: false when it is ours no more. */
  async #claim(offer: OfferId, at: number): Promise<boolean> {
    // What a restart needs of the agent's leg stands before the agent counts as talking.
    await this.#call.ledger.flushed();
    try {
      return (await this.#call.stores.queues.claim({ offer, at })).ok;
    } catch (error) {
      this.#call.world.log.error(
        { call: this.#call.id, error: String(error) },
        "an answered offer could not be claimed",
      );
      return false;
    }
  }

  async #endOffer(offer: string, agent: UserId, how: OfferEnd): Promise<void> {
    const call = this.#call;
    await call.stores.queues.endOffer({ offer: offer as OfferId, how, at: call.world.clock.now() });
    call.announce({ type: "offer.ended", agent, offer, call: call.id, how });
    announceAgent(call, agent);
    if (!this.#over.signal.aborted) this.#announceEntry("waiting");
  }

  #popScreen(offer: string, agent: UserId, until: number): void {
    const { party, id: call, customerId, outbound } = this.#call;
    const { panels, data, script, assist } = this.#request.screen;
    const screen: { panels: string[]; data: QueueScreen["data"]; script?: string; assist?: QueueScreen["assist"] } = {
      panels: [...panels],
      data: { ...outbound?.contact, ...data },
    };
    if (script !== undefined) screen.script = script;
    if (assist !== undefined) screen.assist = assist;
    this.#call.announce({
      ...{ type: "offer.made", agent, offer, call, entry: this.entry, queue: this.#queue.name, until },
      ...{ from: party.number, to: party.ours, enteredAt: this.#row.enteredAt },
      ...(customerId ? { customer: customerId } : {}),
      screen: screen as never,
    });
    announceAgent(this.#call, agent);
    this.#announceEntry("offered");
  }

  #announceEntry(state: "waiting" | "offered" | "talking" | "left"): void {
    this.#call.announce({
      type: "queue.changed",
      queue: this.#queue.name,
      entry: this.entry,
      call: this.#call.id,
      state,
    });
  }

  /** Out of the queue without an agent. A claim that was faster wins. */
  async #leave(how: "abandoned" | "timeout" | "full" | "unstaffed" | "pressed"): Promise<void> {
    if (this.#over.signal.aborted) return;
    const call = this.#call;
    const ringing = this.#ringing;
    if (ringing) {
      ringing.how ??= "withdrawn";
      ringing.dialling.cancel();
    }
    const leave = () => call.stores.queues.apply(this.entry, { type: "left", how }, call.world.clock.now());
    if (how === "abandoned") {
      // The customer is gone in any case; the store is told when it can be reached.
      call.ledger.write("leave queue", leave);
      this.#announceEntry("left");
      return;
    }
    const left = await insist(call.world, this.#over.signal, leave);
    if (!left.ok) return;
    this.#announceEntry("left");
    this.#end({ how });
  }

  /** Beside the waiting; ends by the visit's signal. */
  #meanwhile(task: Promise<void>): void {
    task.catch((error) => {
      if (this.#over.signal.aborted) return;
      this.#call.world.log.warn({ call: this.#call.id, error: String(error) }, "waiting goes on without a part of it");
    });
  }

  async #startMusic(): Promise<void> {
    const sounds = await musicOf(this.#call, this.#request.holdMusic, this.#queue.holdMusic);
    await this.#call.customer.loop(`music/${this.entry}`, sounds);
  }

  async #announce(over: AbortSignal): Promise<void> {
    const call = this.#call;
    const every = this.#request.announceEveryMs;
    if (every <= 0) return;
    const language = this.#request.language ?? call.language;
    for (;;) {
      await sleep(call.world.clock, every, over);
      const place = await call.stores.queues.position(this.entry);
      if (!place) continue;
      const text = queueAnnouncement(language, place.position, place.expectedMs);
      const sounds = await soundsOf(call, [{ kind: "speech", text, language }]);
      // No voice installed: the music goes on.
      if (!sounds.ok || over.aborted) continue;
      await playAll(call, sounds.value, over);
      await this.#startMusic();
    }
  }

  async #isFull(): Promise<boolean> {
    const { maxWaiting } = this.#request;
    if (maxWaiting <= 0) return false;
    const place = await this.#call.stores.queues.position(this.entry);
    return place !== undefined && place.position > maxWaiting;
  }

  async #watchStaff(clock: Clock, over: AbortSignal): Promise<void> {
    if (!this.#request.exitWhenUnstaffed) return;
    for (;;) {
      if (!(await this.#isStaffed())) return this.#leave("unstaffed");
      await sleep(clock, STAFF_CHECK_MS, over);
    }
  }

  async #isStaffed(): Promise<boolean> {
    const { queues, agents } = this.#call.stores;
    const members = new Set(await queues.members(this.#queue.id));
    const here = (await agents.list()).filter((agent) => members.has(agent.id) && agent.state.status !== "offline");
    return here.some((agent) => meets(agent, this.#row.skills));
  }

  /** Asks for less, or elsewhere, as time passes. Stages whose time has come already, before a restart too, are simply taken again. */
  async #passStages(over: AbortSignal): Promise<void> {
    const { clock, log } = this.#call.world;
    for (const stage of this.#request.stages ?? []) {
      const due = this.#row.enteredAt + stage.afterMs - clock.now();
      if (due > 0) await sleep(clock, due, over);
      const queue = stage.queue === undefined ? undefined : await this.#call.stores.queues.byName(stage.queue);
      if (stage.queue !== undefined && !queue) log.warn({ call: this.#call.id, queue: stage.queue }, "no such queue");
      const change = { ...(queue ? { queue: queue.id } : {}), ...(stage.skills ? { skills: stage.skills } : {}) };
      const revised = await insist(this.#call.world, over, () => this.#call.stores.queues.revise(this.entry, change));
      if (!revised.ok) return;
      this.#row = revised.value;
      if (queue) this.#moved(queue);
      else this.#announceEntry(this.#ringing ? "offered" : "waiting");
    }
  }

  #moved(queue: Queue): void {
    const call = this.#call;
    this.#announceEntry("left");
    this.#queue = queue;
    this.#announceEntry(this.#ringing ? "offered" : "waiting");
    call.ledger.write("queue", () => call.stores.calls.update(call.id, { queue: queue.name }));
    if (!call.queue) return;
    call.queue = { ...call.queue, queue: queue.name };
    call.keep();
  }
}

/** How an offer ended that the phone did not take. Our own ring limit says 487; a phone that answers 480 was turned off by hand. */
function offerEnd(failure: CallFailure): OfferEnd {
  if (failure.code === "sip.cancelled") return "withdrawn";
  if (failure.code === "sip.busy" || failure.code === "sip.declined") return "declined";
  return failure.code === "sip.no-answer" && failure.status === 480 ? "declined" : "missed";
}
