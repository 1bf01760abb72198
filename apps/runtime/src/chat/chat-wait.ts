import type { OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { meets } from "@patchbay/domain/agent-skills";
import { deskChannel } from "@patchbay/domain/conversation";
import type { QueueEntry } from "@patchbay/domain/queue";
import { sleep } from "@patchbay/ports/clock";
import type { QueueRequest } from "@patchbay/ports/flow-ports";
import type { RefusalReason } from "@patchbay/wire/runtime-command";
import { announceAgent } from "../agent/announce-agent.ts";
import { insist } from "../call/insist.ts";
import type { OfferToRing } from "../call/live-call.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { queueAnnouncement } from "../flow/queue-announcement.ts";
import type { ChatOfferTaker, LiveChat } from "./live-chat.ts";

export type WaitEnd =
  | { readonly how: "claimed"; readonly agent: UserId }
  | { readonly how: "timeout" | "full" | "unstaffed" | "pressed" };

type LeaveHow = Exclude<WaitEnd["how"], "claimed"> | "abandoned";

const STAFF_CHECK_MS = 5_000;

/** One place of a conversation in one queue: offers, which agents accept on the screen, and what else ends the wait. */
export class ChatWait implements ChatOfferTaker {
  readonly entry: QueueEntryId;
  readonly #chat: LiveChat;
  readonly #queue: string;
  #row: QueueEntry;
  readonly #request: QueueRequest;
  readonly #over = new AbortController();
  #end!: (end: WaitEnd) => void;

  constructor(chat: LiveChat, queue: string, entry: QueueEntry, request: QueueRequest) {
    this.#chat = chat;
    this.#queue = queue;
    this.#row = entry;
    this.#request = request;
    this.entry = entry.id;
  }

  /** Rejects when the customer is gone, who then has left the queue. */
  async until(signal: AbortSignal): Promise<WaitEnd> {
    const chat = this.#chat;
    const { world, stores, conversation } = chat;
    const ended = new Promise<WaitEnd>((resolve) => {
      this.#end = resolve;
    });
    const over = this.#over.signal;
    const event = { type: "queued", queue: this.#queue } as const;
    try {
      await insist(world, signal, () => stores.conversations.apply(conversation.id, event, world.clock.now()));
      chat.offers = this;
      chat.ledger.record("queue", () => stores.calls.update(chat.id, { queue: this.#queue }));
      chat.announce({ type: "chat.changed", conversation: conversation.id, status: "waiting" });
      this.#tell("waiting");
      if (await this.#isFull()) await this.#leave("full");
      for (const task of [this.#limit(over), this.#announce(over), this.#stages(over), this.#watchStaff(over)]) {
        task.catch((error) => {
          if (!over.aborted) world.log.warn({ chat: chat.id, error: String(error) }, "waiting goes on without a part");
        });
      }
      return await Promise.race([ended, whenAborted(signal)]);
    } catch (error) {
      if (signal.aborted) await this.#leave("abandoned");
      throw error;
    } finally {
      this.#over.abort(new Error("the wait is over"));
      if (chat.offers === this) chat.offers = undefined;
    }
  }

  /** The router reserved room at this agent: their screen shows it until it is accepted, or its time is over. */
  ring({ offer, agent, until }: OfferToRing): void {
    const { identity, id: call, customerId, conversation } = this.#chat;
    const screen = this.#request.screen as never;
    const channel = deskChannel(conversation.channel);
    this.#chat.announce({
      ...{ type: "offer.made", channel, agent, offer, call, entry: this.entry, queue: this.#queue, until },
      ...{ from: identity.from, to: identity.to, enteredAt: this.#row.enteredAt, screen },
      ...(customerId ? { customer: customerId } : {}),
    });
    this.#tell("offered");
    void this.#expire(offer as OfferId, agent as UserId, until).catch(() => {});
  }

  decline(offer: string): boolean {
    void this.#endOffer(offer as OfferId, "declined").catch((error) => {
      this.#chat.world.log.warn({ chat: this.#chat.id, error: String(error) }, "an offer could not be ended");
    });
    return true;
  }

  async accept(offer: string, agent: string): Promise<Result<undefined, RefusalReason>> {
    const chat = this.#chat;
    const { queues } = chat.stores;
    const found = await queues.findOffer(offer as OfferId);
    if (!found || found.entry !== this.entry || found.agent !== agent) return err("offer-over");
    const claimed = await queues.claim({ offer: found.offer, at: chat.world.clock.now() });
    if (!claimed.ok) return err("offer-over");
    chat.announce({ type: "offer.ended", agent, offer, call: chat.id, how: "answered" });
    this.#tell("talking");
    this.#end({ how: "claimed", agent: found.agent });
    return ok();
  }

  /** A little after its time, so that who accepts in the last instant is heard. The router's sweep does the same, whatever happens here. */
  async #expire(offer: OfferId, agent: UserId, until: number): Promise<void> {
    const { world, stores } = this.#chat;
    await sleep(world.clock, Math.max(0, until - world.clock.now()), this.#over.signal);
    if ((await stores.queues.findOffer(offer))?.how !== undefined) return;
    await this.#endOffer(offer, "missed");
    announceAgent(this.#chat, agent);
  }

  async #endOffer(offer: OfferId, how: "missed" | "declined" | "withdrawn"): Promise<void> {
    const chat = this.#chat;
    const found = await chat.stores.queues.findOffer(offer);
    if (!found || found.entry !== this.entry || found.how !== undefined) return;
    await chat.stores.queues.endOffer({ offer, how, at: chat.world.clock.now() });
    chat.announce({ type: "offer.ended", agent: found.agent, offer, call: chat.id, how });
    if (!this.#over.signal.aborted) this.#tell("waiting");
  }

  /** Out of the queue without an agent. A claim that was faster wins. */
  async #leave(how: LeaveHow): Promise<void> {
    const chat = this.#chat;
    const { queues } = chat.stores;
    const at = chat.world.clock.now();
    const open = (await queues.entry(this.entry))?.state;
    if (open?.status === "offered") await this.#endOffer(open.offer, "withdrawn");
    const left = await queues.apply(this.entry, { type: "left", how }, at);
    if (!left.ok && how === "abandoned" && open?.status === "talking") {
      // Claimed in the instant in which the customer went.
      await queues.endConversation({ entry: this.entry, at });
    }
    this.#tell("left");
    if (left.ok && how !== "abandoned") this.#end({ how });
  }

  #tell(state: "waiting" | "offered" | "talking" | "left"): void {
    const queue = this.#queue;
    this.#chat.announce({ type: "queue.changed", queue, entry: this.entry, call: this.#chat.id, state });
  }

  async #limit(over: AbortSignal): Promise<void> {
    const { maxWaitMs } = this.#request;
    if (maxWaitMs <= 0) return;
    const { clock } = this.#chat.world;
    await sleep(clock, Math.max(0, this.#row.enteredAt + maxWaitMs - clock.now()), over);
    await this.#leave("timeout");
  }

  async #isFull(): Promise<boolean> {
    const { maxWaiting } = this.#request;
    if (maxWaiting <= 0) return false;
    const place = await this.#chat.stores.queues.position(this.entry);
    return place !== undefined && place.position > maxWaiting;
  }

  /** Says the place in line when it has changed. */
  async #announce(over: AbortSignal): Promise<void> {
    const { announceEveryMs, language = this.#chat.language } = this.#request;
    const { clock } = this.#chat.world;
    let last = "";
    while (announceEveryMs > 0) {
      await sleep(clock, announceEveryMs, over);
      const place = await this.#chat.stores.queues.position(this.entry);
      const text = place ? queueAnnouncement(language, place.position, place.expectedMs) : "";
      if (text === "" || text === last || over.aborted) continue;
      last = text;
      await this.#chat.say(`${this.entry}/place/${clock.now()}`, { kind: "bot" }, { kind: "text", text }, over);
    }
  }

  /** Asks for less as time passes; the place stays. */
  async #stages(over: AbortSignal): Promise<void> {
    const { clock } = this.#chat.world;
    const { queues } = this.#chat.stores;
    for (const { afterMs, queue: name, skills } of this.#request.stages ?? []) {
      const due = this.#row.enteredAt + afterMs - clock.now();
      if (due > 0) await sleep(clock, due, over);
      const queue = name === undefined ? undefined : await queues.byName(name);
      const change = { ...(queue ? { queue: queue.id } : {}), ...(skills ? { skills } : {}) };
      const revised = await queues.revise(this.entry, change);
      if (!revised.ok) return;
      this.#row = revised.value;
      this.#tell("waiting");
    }
  }

  async #watchStaff(over: AbortSignal): Promise<void> {
    const { queues, agents } = this.#chat.stores;
    while (this.#request.exitWhenUnstaffed) {
      const members = new Set(await queues.members(this.#row.queue));
      const here = (await agents.list()).filter(({ id, state }) => members.has(id) && state.status !== "offline");
      if (!here.some((agent) => meets(agent, this.#row.skills))) return this.#leave("unstaffed");
      await sleep(this.#chat.world.clock, STAFF_CHECK_MS, over);
    }
  }
}
