import type { OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import { type AgentEvent, type AgentState, nextAgentState } from "./agent.ts";
import { nextEntryState, type QueueEntryEvent, type QueueEntryState } from "./queue.ts";
import { type Capacity, type Channel, type Load, noRoomFor, USUAL_CAPACITY } from "./routing/capacity.ts";

export interface FloorEntry {
  readonly channel: Channel;
  state: QueueEntryState;
}

export interface FloorAgent {
  state: AgentState;
  /** What the agent has in writing, offered or begun. */
  load: Load;
  readonly capacity: Capacity;
}

interface Made {
  readonly entry: QueueEntryId;
  readonly agent: UserId;
}

type Ended = "missed" | "declined" | "withdrawn";

/** Entries and agents in memory, moved as the queue store moves them: both by their reducers, or neither. */
export class Floor {
  readonly entries = new Map<QueueEntryId, FloorEntry>();
  readonly agents = new Map<UserId, FloorAgent>();
  readonly offers = new Map<OfferId, Made>();

  signUp(agent: UserId, state: AgentState, capacity: Capacity = USUAL_CAPACITY): void {
    this.agents.set(agent, { state, load: {}, capacity });
  }

  enter(entry: QueueEntryId, channel: Channel = "voice"): void {
    this.entries.set(entry, { channel, state: { status: "waiting" } });
  }

  /** False when one of the two may not. */
  offer({ offer, entry: id, agent: who, until }: Made & { offer: OfferId; until: Instant }, at: Instant): boolean {
    const [entry, agent] = [this.entries.get(id), this.agents.get(who)];
    if (!entry || !agent || noRoomFor(entry.channel, agent.load, agent.capacity)) return false;
    const next = nextEntryState(entry.state, { type: "offered", offer, agent: who, until }, at);
    if (!next.ok || !this.#moves(entry, agent, { type: "offered", offer, entry: id, until }, at)) return false;
    entry.state = next.value;
    this.offers.set(offer, { entry: id, agent: who });
    if (entry.channel !== "voice") this.#count(agent, entry.channel, 1);
    return true;
  }

  claim(offer: OfferId, at: Instant): boolean {
    const made = this.offers.get(offer);
    const entry = made && this.entries.get(made.entry);
    const agent = made && this.agents.get(made.agent);
    const next = entry && nextEntryState(entry.state, { type: "answered", offer }, at);
    if (!entry || !agent || !next?.ok || !this.#moves(entry, agent, { type: "answered", offer }, at)) return false;
    entry.state = next.value;
    return true;
  }

  endOffer(offer: OfferId, how: Ended, at: Instant): void {
    const made = this.offers.get(offer);
    if (!made) return;
    const entry = this.entries.get(made.entry);
    const agent = this.agents.get(made.agent);
    if (!agent) return;
    const goesBack = entry !== undefined && this.#moveEntry(entry, { type: "offer-ended", offer }, at);
    if (entry && entry.channel !== "voice") {
      if (!goesBack) return;
      this.#count(agent, entry.channel, -1);
      if (how === "missed" && agent.state.status === "ready") this.ask(made.agent, "away", at);
      return;
    }
    this.move(made.agent, { type: "offer-ended", offer, how }, at);
  }

  endConversation(id: QueueEntryId, at: Instant, wrapUpMs: Millis): void {
    const entry = this.entries.get(id);
    if (entry?.state.status !== "talking") return;
    const who = entry.state.agent;
    this.#moveEntry(entry, { type: "ended" }, at);
    const agent = this.agents.get(who);
    if (!agent) return;
    if (entry.channel !== "voice") this.#count(agent, entry.channel, -1);
    else this.move(who, { type: "conversation-ended", entry: id, wrapUpUntil: at + wrapUpMs }, at);
  }

  /** The contact goes away; what an agent was offered in writing is gone with it. */
  leave(id: QueueEntryId, at: Instant): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    const before = entry.state;
    if (!this.#moveEntry(entry, { type: "left", how: "abandoned" }, at)) return;
    const agent = before.status === "offered" ? this.agents.get(before.agent) : undefined;
    if (agent && entry.channel !== "voice") this.#count(agent, entry.channel, -1);
  }

  ask(agent: UserId, status: "ready" | "away" | "offline", at: Instant): void {
    this.move(agent, { type: "asked", wish: status === "away" ? { status, reason: "lunch" } : { status } }, at);
  }

  move(who: UserId, event: AgentEvent, at: Instant): boolean {
    const agent = this.agents.get(who);
    const next = agent && nextAgentState(agent.state, event, at);
    if (!agent || !next?.ok) return false;
    agent.state = next.value;
    return true;
  }

  /** What every runtime does when time has passed: ends what ran out. */
  sweep(at: Instant): void {
    for (const { state } of this.entries.values()) {
      if (state.status === "offered" && state.until <= at) this.endOffer(state.offer, "missed", at);
    }
    for (const who of this.agents.keys()) this.move(who, { type: "tick" }, at);
  }

  /** In writing an agent stays ready, and must be; a call is the agent's state. */
  #moves(entry: FloorEntry, agent: FloorAgent, event: AgentEvent, at: Instant): boolean {
    if (entry.channel !== "voice") return event.type !== "offered" || agent.state.status === "ready";
    const next = nextAgentState(agent.state, event, at);
    if (next.ok) agent.state = next.value;
    return next.ok;
  }

  #moveEntry(entry: FloorEntry, event: QueueEntryEvent, at: Instant): boolean {
    const next = nextEntryState(entry.state, event, at);
    if (next.ok) entry.state = next.value;
    return next.ok;
  }

  #count(agent: FloorAgent, channel: Channel, change: 1 | -1): void {
    agent.load = { ...agent.load, [channel]: (agent.load[channel] ?? 0) + change };
  }
}
