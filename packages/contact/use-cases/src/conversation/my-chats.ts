import type { ConversationId, OfferId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { QueueScreen } from "@patchbay/ports/flow-ports";
import type { Conversation } from "@patchbay/ports/store/conversation-store";
import type { Acting } from "../acting.ts";
import { screenOf } from "../call/my-conversation.ts";

/** What tells conversations apart in a list. */
interface ChatHead {
  readonly channel: TextChannel;
  readonly name: string;
  /** Of the mail that began it. */
  readonly subject?: string;
  /** Whose life it is. */
  readonly ticket?: string;
}

/** One conversation as its agent's list shows it. */
export interface ChatRow extends ChatHead {
  readonly id: ConversationId;
  readonly openedAt: Instant;
  readonly lastSeq: number;
  readonly unread: number;
  /** What the customer wrote last. */
  readonly text: string;
  readonly queue?: string;
  readonly customer?: string;
  readonly screen: QueueScreen;
}

export interface ChatOffer extends ChatHead {
  readonly offer: OfferId;
  readonly conversation: ConversationId;
  readonly queue: string;
  readonly until: Instant;
  /** What the customer wrote last. */
  readonly text: string;
}

export interface MyChats {
  readonly chats: readonly ChatRow[];
  readonly offers: readonly ChatOffer[];
}

/** What the agent has and is offered in writing. */
export const myChats =
  ({ stores, by }: Pick<Acting, "stores" | "by">) =>
  async (): Promise<MyChats> => {
    const [own, offered] = await Promise.all([stores.conversations.ofAgent(by), stores.queues.offeredInWriting(by)]);
    const chats = await Promise.all(
      own.map(async (conversation): Promise<ChatRow> => {
        const { id, openedAt, state } = conversation;
        const entry = state.stage.status === "agent" ? await stores.queues.entry(state.stage.entry) : undefined;
        const call = await stores.calls.find(id as string as never);
        return {
          ...{ id, ...headOf(conversation), openedAt, lastSeq: state.lastSeq },
          unread: state.lastSeq - state.seen.agent,
          text: await lastWords(stores, conversation),
          ...(call?.queue ? { queue: call.queue } : {}),
          ...(call?.customer ? { customer: call.customer } : {}),
          screen: entry ? screenOf(entry) : { panels: [], data: {} },
        };
      }),
    );
    const offers = await Promise.all(
      offered.map(async ({ offer, until, call, queue }): Promise<ChatOffer | undefined> => {
        const conversation = await stores.conversations.find(call as string as ConversationId);
        if (!conversation) return undefined;
        return {
          ...{ offer, until, queue, conversation: conversation.id, ...headOf(conversation) },
          text: await lastWords(stores, conversation),
        };
      }),
    );
    return { chats, offers: offers.filter((one) => one !== undefined) };
  };

const LOOK_BACK = 20;

async function lastWords({ conversations }: Acting["stores"], { id, state }: Conversation): Promise<string> {
  const page = { after: Math.max(0, state.lastSeq - LOOK_BACK), limit: LOOK_BACK };
  const words = (await conversations.messages(id, page)).findLast(({ author }) => author.kind === "visitor");
  return words?.body.kind === "text" ? words.body.text.slice(0, 200) : "";
}

function headOf({ channel, facts: { name, subject, ticket } }: Conversation): ChatHead {
  return {
    ...{ channel, name: typeof name === "string" ? name : "" },
    ...(typeof subject === "string" ? { subject } : {}),
    ...(typeof ticket === "string" ? { ticket } : {}),
  };
}
