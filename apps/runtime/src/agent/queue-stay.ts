import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { ok } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import { onlyAgent } from "@patchbay/domain/agent-skills";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import type { EffectContext, QueueOutcome, QueueRequest } from "@patchbay/ports/flow-ports";
import { insist } from "../call/insist.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { announceAgent } from "./announce-agent.ts";
import { askedContact } from "./asked-contact.ts";
import { Conversation, type ConversationEnd } from "./conversation.ts";
import { endEntry } from "./end-entry.ts";
import { type HandedTo, handToAgent, handToNumber } from "./hand-on.ts";
import { QueueVisit } from "./queue-visit.ts";
import { whisper } from "./whisper.ts";

/** Where in line a contact stands when it enters. */
interface Place {
  readonly queue: Queue;
  readonly enteredAt: Instant;
  readonly priority: number;
}

interface Talker {
  readonly agent: UserId;
  readonly leg: Leg | undefined;
}

interface Claimed extends Talker {
  readonly queue: Queue;
  /** They talked already when this process came to it. */
  readonly again: boolean;
}

type Exit = Exclude<QueueOutcome, { exit: "served" }>;

/**
 * One queue effect from its start to its outcome: visits to queues, conversations and transfers, one after another. Where it
 * stands is kept with the call, so that the same effect started again after a restart goes on there.
 */
export class QueueStay {
  readonly #call: LiveCall;
  readonly #request: QueueRequest;
  readonly #key: string;
  readonly #signal: AbortSignal;
  #waitedMs: Millis = 0;
  #talkedMs: Millis = 0;
  #visit = 1;
  /** The effect was begun by a process that is gone. */
  #restored = false;

  constructor(call: LiveCall, request: QueueRequest, { key, signal }: EffectContext) {
    this.#call = call;
    this.#request = request;
    this.#key = key;
    this.#signal = signal;
  }

  async run(queue: Queue): Promise<QueueOutcome> {
    const kept = this.#call.queue?.key === this.#key ? this.#call.queue : undefined;
    this.#restored = kept !== undefined;
    this.#visit = kept?.visit ?? 1;
    this.#waitedMs = kept?.waitedMs ?? 0;
    this.#talkedMs = kept?.talkedMs ?? 0;
    const again = kept && (await this.#call.stores.queues.byName(kept.queue));
    let place: Place = {
      queue: again ?? queue,
      enteredAt: kept?.enteredAt ?? this.#call.world.clock.now(),
      priority: this.#request.priority,
    };
    try {
      for (;;) {
        const entry = await this.#enter(place);
        const claimed = await this.#untilClaimed(place.queue, entry);
        if ("exit" in claimed) return claimed;
        const next = await this.#serve(claimed.queue, entry, claimed);
        if (!next) return this.#served(entry.id, claimed.agent);
        this.#visit += 1;
        place = next;
      }
    } finally {
      this.#call.queue = undefined;
      const recording = this.#call.recordings.byKey(this.#recordingKey);
      if (recording) await this.#call.recordings.stop(recording.id);
      this.#call.keep();
    }
  }

  async #enter(place: Place): Promise<QueueEntry> {
    return (await this.#reservedEntry(place.queue)) ?? this.#newEntry(place);
  }

  /** Whom we called stood in line before: that place is gone on with, while it stands. */
  async #reservedEntry({ name }: Queue): Promise<QueueEntry | undefined> {
    const call = this.#call;
    const reserved = call.outbound?.reserved;
    if (this.#visit > 1 || reserved?.queue !== name) return undefined;
    const entry = await insist(call.world, this.#signal, () => call.stores.queues.entry(reserved.entry));
    if (!entry || entry.state.status === "left" || entry.state.status === "done") return undefined;
    if (call.queue?.entry !== entry.id) this.#stands(name, entry);
    return entry;
  }

  async #newEntry({ queue, enteredAt, priority }: Place): Promise<QueueEntry> {
    const call = this.#call;
    const skills = [...this.#request.skills, ...(this.#request.agent ? [onlyAgent(this.#request.agent)] : [])];
    const asked = await insist(call.world, this.#signal, () => askedContact(call, queue, { priority, skills }));
    const wanted = {
      id: call.world.chance.id() as QueueEntryId,
      key: this.#visit === 1 ? this.#key : `${this.#key}#${this.#visit}`,
      queue: queue.id,
      call: call.id,
      skills: asked.skills,
      // Who comes again has a priority already.
      priority: this.#visit === 1 ? asked.priority : priority,
      enteredAt,
      screen: { ...this.#request.screen } as never,
      ...(call.customerId ? { customer: call.customerId } : {}),
    };
    const entry = await insist(call.world, this.#signal, () => call.stores.queues.enter(wanted));
    if (call.queue?.entry === entry.id) return entry;
    this.#stands(queue.name, entry);
    this.#announceEntry(queue, entry.id, entry.state.status);
    return entry;
  }

  #stands(queue: string, { id: entry, enteredAt }: QueueEntry): void {
    const call = this.#call;
    const [waitedMs, talkedMs] = [this.#waitedMs, this.#talkedMs];
    call.queue = { key: this.#key, visit: this.#visit, queue, entry, enteredAt, waitedMs, talkedMs };
    call.keep();
    call.ledger.record("queue", () => call.stores.calls.update(call.id, { queue }));
  }

  /** Waits for an agent, unless this entry was past that already before a restart. */
  async #untilClaimed(queue: Queue, entry: QueueEntry): Promise<Claimed | Exit> {
    const call = this.#call;
    const { state } = entry;
    if (state.status === "talking") {
      const kept = call.queue?.conversation && call.leg(call.queue.conversation.leg);
      const leg = kept ?? call.legs.find(({ identity: { role, party } }) => role === "agent" && party === state.agent);
      this.#converses(state.agent, state.answeredAt, leg);
      return { agent: state.agent, leg, queue, again: true };
    }
    if (state.status === "done" || state.status === "left") {
      const how = state.status === "left" ? state.how : "failed";
      return { exit: how === "full" || how === "unstaffed" || how === "pressed" ? how : "timeout", waitedMs: 0 };
    }
    const reserved = call.outbound?.reserved;
    const isReserved = state.status === "offered" && state.offer === reserved?.offer && !this.#restored;
    if (state.status === "offered" && !isReserved) {
      // Its INVITE went with the process that sent it.
      const at = call.world.clock.now();
      await call.stores.queues.endOffer({ offer: state.offer, how: "withdrawn", at });
      announceAgent(call, state.agent);
    }
    const visit = new QueueVisit(call, queue, entry, this.#request);
    const waiting = visit.wait(this.#signal);
    if (isReserved && reserved) visit.ring({ ...reserved, until: call.world.clock.now() + queue.ringMs });
    const end = await waiting;
    const now = call.world.clock.now();
    this.#waitedMs += Math.max(0, now - entry.enteredAt);
    if (end.how !== "claimed") return { exit: end.how, waitedMs: this.#waitedMs };
    this.#converses(end.agent, now, end.leg);
    return { agent: end.agent, leg: end.leg, queue: end.queue, again: false };
  }

  /** Conversations on one entry: with the agent who claimed it, and those it was handed to. The place to wait again, if any. */
  async #serve(queue: Queue, entry: QueueEntry, first: Claimed): Promise<Place | undefined> {
    let talker: Talker | undefined = first;
    const again = { queue, enteredAt: entry.enteredAt, priority: Math.max(1, entry.priority - 1) };
    try {
      while (talker) {
        const isFresh = talker === first && !first.again;
        const end: ConversationEnd = await this.#talk(queue, entry, talker, isFresh);
        if (end.how === "left") return undefined;
        // The old place: nobody who came later goes first because an agent's machine broke.
        if (end.how === "lost") return again;
        if (end.to.kind === "queue") {
          return { ...again, queue: end.to.queue, enteredAt: this.#call.world.clock.now() };
        }
        if (end.to.kind === "flow") {
          this.#call.goOnIn(end.to.flow);
          return undefined;
        }
        if (end.to.kind === "number") {
          endEntry(this.#call, queue.name, entry.id);
          return (await handToNumber(this.#call, end.to.route, this.#signal)) ? undefined : again;
        }
        const answered: HandedTo | undefined = await handToAgent(
          this.#call,
          queue,
          entry.id,
          end.to.agent.id,
          this.#signal,
        );
        if (answered) this.#converses(answered.agent, this.#call.world.clock.now(), answered.leg);
        talker = answered;
      }
      return again;
    } finally {
      endEntry(this.#call, queue.name, entry.id);
    }
  }

  async #talk(queue: Queue, entry: QueueEntry, { agent, leg }: Talker, isFresh: boolean): Promise<ConversationEnd> {
    const call = this.#call;
    const kept = call.queue?.conversation;
    const since = kept?.answeredAt ?? call.world.clock.now();
    call.ledger.record("agent", () => call.stores.calls.update(call.id, { agent }));
    const running = call.recordings.conversation();
    // The flow records the whole call already: once is enough.
    const recorded =
      running && running.key !== this.#recordingKey
        ? ok(running.id)
        : await call.recordings.start(call.customer, this.#recordingKey, "conversation");
    if (!recorded.ok) call.world.log.warn({ call: call.id, why: recorded.error.code }, "no recording");
    const held = kept?.held ?? false;
    try {
      const before = isFresh ? (to: Leg) => whisper(call, to, this.#request, this.#signal) : undefined;
      return await new Conversation(call, queue, entry.id, agent, leg, held, before).talk(this.#signal);
    } finally {
      this.#talkedMs += call.world.clock.now() - since;
      if (call.queue) {
        const { conversation: _, ...rest } = call.queue;
        call.queue = { ...rest, talkedMs: this.#talkedMs };
      }
    }
  }

  #converses(agent: UserId, answeredAt: Instant, leg: Leg | undefined): void {
    const { queue } = this.#call;
    if (!queue) return;
    const before = queue.conversation?.agent === agent ? queue.conversation : undefined;
    const conversation = before ?? { agent, leg: leg?.id ?? ("" as never), answeredAt, held: false };
    this.#call.queue = { ...queue, waitedMs: this.#waitedMs, conversation };
    this.#call.keep();
  }

  #announceEntry(queue: Queue, entry: QueueEntryId, state: QueueEntry["state"]["status"]): void {
    this.#call.announce({ type: "queue.changed", queue: queue.name, entry, call: this.#call.id, state });
  }

  #served(entry: QueueEntryId, agent: UserId): QueueOutcome {
    return { exit: "served", agent, entry, talkedMs: this.#talkedMs, waitedMs: this.#waitedMs };
  }

  get #recordingKey(): string {
    return `${this.#key}/recording`;
  }
}
