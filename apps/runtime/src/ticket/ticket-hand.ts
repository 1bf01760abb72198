import type { QueueEntryId, TicketId, UserId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import { changeTicket } from "@patchbay/use-cases/ticket/change-ticket";
import { announceAgent } from "../agent/announce-agent.ts";
import { insist } from "../call/insist.ts";
import type { LiveChat } from "../chat/live-chat.ts";
import { nextNews } from "../flow/next-news.ts";
import { ticketWorldOf } from "./ticket-world-of.ts";

/** An agent who took a ticket from a queue: it counts as their work until they let it go, it rests, or another has it. */
export class TicketHand {
  readonly #chat: LiveChat;
  readonly #ticket: TicketId;
  readonly #queue: string;
  readonly #entry: QueueEntryId;
  readonly #agent: UserId;
  readonly #over = new AbortController();

  constructor(
    chat: LiveChat,
    what: { readonly ticket: TicketId; readonly queue: string; readonly entry: QueueEntryId; readonly agent: UserId },
  ) {
    this.#chat = chat;
    this.#ticket = what.ticket;
    this.#queue = what.queue;
    this.#entry = what.entry;
    this.#agent = what.agent;
  }

  /** Gives it to the agent; the flow goes on while they have it. */
  async take(): Promise<void> {
    const { world, stores, conversation, signal } = this.#chat;
    const name = (await insist(world, signal, () => stores.agents.find(this.#agent)))?.name ?? this.#agent;
    const event = { type: "agent-joined", agent: this.#agent, name, entry: this.#entry } as const;
    await insist(world, signal, () => stores.conversations.apply(conversation.id, event, world.clock.now()));
    const assigned = { type: "assigned", assignee: this.#agent } as const;
    await insist(world, signal, () => changeTicket(ticketWorldOf(this.#chat))({ id: this.#ticket, event: assigned }));
    this.#chat.ledger.record("agent", () =>
      stores.calls.update(this.#chat.id, { agent: this.#agent, queue: this.#queue }),
    );
    this.hold();
  }

  /** Also after a restart: they have it already. */
  hold(): void {
    const chat = this.#chat;
    chat.talked = true;
    chat.talk = {
      agent: this.#agent,
      leave: () => this.#over.abort(),
      transfer: async (to) => {
        const colleague = to.startsWith("agent:") ? await chat.stores.agents.find(to.slice(6) as UserId) : undefined;
        if (!colleague) return err("unknown-target");
        const event = { type: "assigned", assignee: colleague.id } as const;
        await changeTicket(ticketWorldOf(chat))({ id: this.#ticket, event });
        return ok();
      },
    };
    chat.announce({ type: "chat.changed", conversation: chat.conversation.id, status: "agent", agent: this.#agent });
    void chat.underWay.add(this.#untilLetGo());
  }

  /** Somebody else gets it from the queue now, or the flow is over. */
  release(): void {
    this.#over.abort();
  }

  async #untilLetGo(): Promise<void> {
    const { stores, signal, world } = this.#chat;
    const over = AbortSignal.any([signal, this.#over.signal]);
    try {
      for (;;) {
        const changed = nextNews(this.#chat, "ticket.changed", Number.POSITIVE_INFINITY, over, this.#isMine);
        if (!isWorkOf(await stores.tickets.find(this.#ticket), this.#agent)) {
          changed.forget();
          break;
        }
        await changed.heard;
      }
    } catch (error) {
      if (!over.aborted) world.log.warn({ chat: this.#chat.id, error: String(error) }, "a ticket is let go early");
    }
    await this.#end();
  }

  readonly #isMine = (event: { readonly ticket: string }): boolean => event.ticket === this.#ticket;

  async #end(): Promise<void> {
    const chat = this.#chat;
    const { world, stores, conversation } = chat;
    chat.talk = undefined;
    const at = world.clock.now();
    chat.ledger.write("conversation end", () => stores.queues.endConversation({ entry: this.#entry, at }));
    await stores.conversations.apply(conversation.id, { type: "agent-left" }, at).catch(() => undefined);
    chat.announce({ type: "queue.changed", queue: this.#queue, entry: this.#entry, call: chat.id, state: "done" });
    chat.announce({ type: "chat.changed", conversation: conversation.id, status: "bot", agent: this.#agent });
    announceAgent(chat, this.#agent);
  }
}

/** One that waits for its customer, or is solved, keeps nobody from other work. */
const isWorkOf = (ticket: Ticket | undefined, agent: UserId): boolean =>
  ticket?.assignee === agent && (ticket.status === "new" || ticket.status === "open");
