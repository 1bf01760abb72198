import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { onlyAgent } from "@patchbay/domain/agent-skills";
import { deskChannel } from "@patchbay/domain/conversation";
import type { QueueEntry } from "@patchbay/domain/queue";
import type { EffectContext, QueueOutcome, QueueRequest } from "@patchbay/ports/flow-ports";
import type { RefusalReason } from "@patchbay/wire/runtime-command";
import { announceAgent } from "../agent/announce-agent.ts";
import { askedContact } from "../agent/asked-contact.ts";
import { insist } from "../call/insist.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { TicketHand } from "../ticket/ticket-hand.ts";
import type { ChatVisit } from "./chat-resume.ts";
import { ChatWait, type WaitEnd } from "./chat-wait.ts";
import type { LiveChat } from "./live-chat.ts";

/** A colleague who was asked by name has so long; then anybody of the queue may take it. */
const COLLEAGUE_MS = 60_000;

type TalkEnd = { readonly how: "left" } | { readonly how: "transfer"; readonly queue: string; readonly agent?: string };

/**
 * One queue effect of a conversation, from its start to its outcome: waiting, agents, transfers, one after another. Where it
 * stands is kept, and each place in a queue has a key of its own, so that the same effect started again goes on there.
 */
export class ChatStay {
  readonly #chat: LiveChat;
  readonly #request: QueueRequest;
  readonly #key: string;
  readonly #signal: AbortSignal;

  constructor(chat: LiveChat, request: QueueRequest, { key, signal }: EffectContext) {
    this.#chat = chat;
    this.#request = request;
    this.#key = key;
    this.#signal = signal;
  }

  async run(): Promise<QueueOutcome> {
    const { world, queue: kept } = this.#chat;
    const fresh = { key: this.#key, visit: 1, queue: this.#request.queue, enteredAt: world.clock.now() };
    let visit: ChatVisit = kept?.key === this.#key ? kept : { ...fresh, waitedMs: 0, talkedMs: 0 };
    this.#chat.hand?.release();
    for (;;) {
      this.#keep(visit);
      const entry = await this.#enter(visit);
      if (entry.state.status === "done") return this.#served(visit, entry, entry.state.agent);
      const { waitedMs, end } = await this.#wait(visit, entry);
      visit = { ...visit, waitedMs: visit.waitedMs + waitedMs };
      if (end.how !== "claimed") return this.#done({ exit: end.how, waitedMs: visit.waitedMs });
      if (this.#chat.ticket) {
        await this.#hand(visit.queue, entry, end.agent);
        return this.#served(visit, entry, end.agent);
      }
      const talk = await this.#talk(visit.queue, entry.id, end.agent);
      visit = { ...visit, talkedMs: visit.talkedMs + talk.talkedMs };
      if (talk.end.how === "left") return this.#served(visit, entry, end.agent);
      const { agent: _, ...rest } = visit;
      const { queue, agent } = talk.end;
      const next = { ...rest, visit: visit.visit + 1, queue, enteredAt: world.clock.now() };
      visit = agent === undefined ? next : { ...next, agent };
    }
  }

  /** A ticket's flow draws what happens while an agent has it: it goes on at once. */
  async #hand(queue: string, { id: entry }: QueueEntry, agent: UserId): Promise<void> {
    const ticket = this.#chat.ticket;
    if (!ticket) return;
    this.#chat.hand = new TicketHand(this.#chat, { ticket, queue, entry, agent });
    await this.#chat.hand.take();
  }

  #served({ talkedMs, waitedMs }: ChatVisit, entry: QueueEntry, agent: UserId): QueueOutcome {
    return this.#done({ exit: "served", agent, entry: entry.id, talkedMs, waitedMs });
  }

  #done<Outcome extends QueueOutcome>(outcome: Outcome): Outcome {
    this.#keep(undefined);
    return outcome;
  }

  #keep(visit: ChatVisit | undefined): void {
    this.#chat.queue = visit;
    this.#chat.keep();
  }

  async #enter({ key, visit, queue: name, agent, enteredAt }: ChatVisit): Promise<QueueEntry> {
    const chat = this.#chat;
    return insist(chat.world, this.#signal, async () => {
      const queue = await chat.stores.queues.byName(name);
      if (!queue) throw new Error(`the queue ${name} is gone`);
      const { skills, priority } = await askedContact(chat, queue, this.#request);
      const only = agent ?? (visit === 1 ? this.#request.agent : undefined);
      return chat.stores.queues.enter({
        ...{ id: chat.world.chance.id() as QueueEntryId, key: `${key}/${visit}`, queue: queue.id, call: chat.id },
        ...{
          channel: deskChannel(chat.conversation.channel),
          enteredAt,
          priority,
          screen: { ...this.#request.screen } as never,
        },
        skills: only === undefined ? skills : [...skills, onlyAgent(only as UserId)],
        ...(chat.customerId ? { customer: chat.customerId } : {}),
      });
    });
  }

  async #wait(visit: ChatVisit, entry: QueueEntry): Promise<{ readonly waitedMs: number; readonly end: WaitEnd }> {
    const { state, enteredAt } = entry;
    const now = this.#chat.world.clock.now();
    // As an earlier life of this process left it.
    if (state.status === "talking") {
      return { waitedMs: state.answeredAt - enteredAt, end: { how: "claimed", agent: state.agent } };
    }
    const left = state.status === "left" ? state.how : undefined;
    if (left !== undefined && left !== "abandoned" && left !== "failed") {
      return { waitedMs: now - enteredAt, end: { how: left } };
    }
    const anybody = { afterMs: COLLEAGUE_MS, skills: this.#request.skills };
    const request = visit.agent === undefined ? this.#request : { ...this.#request, stages: [anybody] };
    const end = await new ChatWait(this.#chat, visit.queue, entry, request).until(this.#signal);
    return { waitedMs: this.#chat.world.clock.now() - enteredAt, end };
  }

  /** Until the agent leaves or hands on. Rejects when the customer is gone, and then nobody has it any more. */
  async #talk(
    queue: string,
    entry: QueueEntryId,
    agent: UserId,
  ): Promise<{ readonly end: TalkEnd; readonly talkedMs: number }> {
    const chat = this.#chat;
    const { world, stores } = chat;
    const since = world.clock.now();
    const name = (await insist(world, this.#signal, () => stores.agents.find(agent)))?.name ?? agent;
    chat.talked = true;
    const ended = new Promise<TalkEnd>((resolve) => {
      chat.talk = {
        agent,
        leave: () => resolve({ how: "left" }),
        transfer: async (to) => {
          const target = await this.#target(queue, to);
          if (target.ok) resolve({ how: "transfer", ...target.value });
          return target.ok ? ok() : target;
        },
      };
    });
    const who = { agent, name, entry };
    await insist(world, this.#signal, () =>
      stores.conversations.apply(chat.conversation.id, { type: "agent-joined", ...who }, since),
    );
    chat.ledger.record("agent", () => stores.calls.update(chat.id, { agent, queue, answeredAt: since }));
    chat.announce({ type: "chat.changed", conversation: chat.conversation.id, status: "agent", agent });
    try {
      await chat.say(`${entry}/joined`, { kind: "system" }, { kind: "event", what: "agent-joined", who: name });
      const end = await Promise.race([ended, whenAborted(this.#signal)]);
      const event = { type: "agent-left" } as const;
      const at = world.clock.now();
      await insist(world, this.#signal, () => stores.conversations.apply(chat.conversation.id, event, at));
      await chat.say(`${entry}/left`, { kind: "system" }, { kind: "event", what: "agent-left", who: name });
      return { end, talkedMs: at - since };
    } finally {
      chat.talk = undefined;
      chat.ledger.write("conversation end", () => stores.queues.endConversation({ entry, at: world.clock.now() }));
      chat.announce({ type: "queue.changed", queue, entry, call: chat.id, state: "done" });
      chat.announce({ type: "chat.changed", conversation: chat.conversation.id, status: "bot", agent });
      announceAgent(chat, agent);
    }
  }

  /** A colleague takes it in a queue that they serve: in this one if they can. */
  async #target(
    here: string,
    to: string,
  ): Promise<Result<{ readonly queue: string; readonly agent?: string }, RefusalReason>> {
    const { queues, agents } = this.#chat.stores;
    const name = to.slice(to.indexOf(":") + 1);
    if (to.startsWith("queue:")) return (await queues.byName(name)) ? ok({ queue: name }) : err("unknown-target");
    const colleague = to.startsWith("agent:") ? await agents.find(name as UserId) : undefined;
    if (!colleague) return err("unknown-target");
    const served = (await queues.list()).filter(({ id }) => colleague.queues.includes(id));
    const queue = served.find((one) => one.name === here) ?? served[0];
    if (!queue || colleague.state.status !== "ready") return err("colleague-not-ready");
    return ok({ queue: queue.name, agent: colleague.id });
  }
}
