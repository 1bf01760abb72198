import type { ConversationId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { Bus } from "@patchbay/ports/bus";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type {
  Attachment,
  Conversation,
  ConversationRefusal,
  MailFacts,
  Message,
} from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { announce } from "../announce.ts";

export interface VisitorWorld {
  readonly stores: TenantStores;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly chance: Chance;
}

export interface VisitorMessage {
  readonly channel?: TextChannel;
  readonly address: string;
  readonly visitor: string;
  /** Of the visitor's page, for a conversation that this message opens. */
  readonly facts: JsonObject;
  /** The sender's own name for it: sent again, it is not said again. */
  readonly key: string;
  readonly text: string;
  readonly choice?: string | undefined;
  readonly mail?: MailFacts;
  readonly attachments?: readonly Attachment[];
}

/** A visitor writes: in the conversation that is open, or in one that this opens. */
export const visitorSays =
  (world: VisitorWorld) =>
  async (
    said: VisitorMessage,
  ): Promise<Result<{ readonly conversation: Conversation; readonly message: Message }, ConversationRefusal>> => {
    const { stores, clock } = world;
    const { key, text, choice, mail, attachments = [] } = said;
    const body = {
      ...{ kind: "text" as const, text },
      ...(choice === undefined ? {} : { choice }),
      ...(mail ? { mail } : {}),
      ...(attachments.length > 0 ? { attachments } : {}),
    };
    const earlier = await stores.conversations.latest(said.address, said.visitor);
    // Also one that is over is asked first: what is sent again was said there, and is not said anew.
    for (const known of earlier ? [earlier, undefined] : [undefined]) {
      const conversation = known ?? (await open(world, said));
      const message = { key, author: { kind: "visitor" as const }, body, at: clock.now() };
      const written = await stores.conversations.write(conversation.id, message);
      if (written.ok) {
        await tell(world, conversation, written.value.seq);
        return ok({ conversation, message: written.value });
      }
      // Closed a moment ago: what the visitor says now begins anew.
      if (!known) return written;
    }
    return err({ code: "conversation.not-found" });
  };

function open({ stores, chance, clock }: VisitorWorld, said: VisitorMessage): Promise<Conversation> {
  const { channel = "chat", address, visitor, facts } = said;
  const id = chance.id() as ConversationId;
  return stores.conversations.open({ id, channel, address, visitor, facts, openedAt: clock.now() });
}

async function tell(world: VisitorWorld, { id, state }: Conversation, seq: number): Promise<void> {
  const agent = state.stage.status === "agent" ? { agent: state.stage.agent as string } : {};
  await announce(world)({ type: "chat.message", conversation: id, seq, from: "visitor", ...agent });
}
