import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";

/** `ticket`: the life of a ticket, in which its type's flow runs and agents take it like any contact in writing. */
export const TEXT_CHANNELS = ["chat", "sms", "email", "social", "open", "ticket"] as const;
export type TextChannel = (typeof TEXT_CHANNELS)[number];

/** Which of an agent's limits a conversation counts against: mail and tickets can wait, all else is a chat. */
export const deskChannel = (channel: TextChannel): "chat" | "email" | "task" =>
  channel === "ticket" ? "task" : channel === "email" ? "email" : "chat";

/** Whose turn it is to write for us. */
export type Stage =
  | { readonly status: "bot" }
  | { readonly status: "waiting"; readonly queue: string }
  | { readonly status: "agent"; readonly agent: UserId; readonly entry: QueueEntryId }
  | { readonly status: "closed"; readonly by: ClosedBy; readonly at: Instant };

export type ClosedBy = "visitor" | "agent" | "flow" | "system";

export type Author =
  | { readonly kind: "visitor" | "bot" | "system" }
  | { readonly kind: "agent"; readonly id: UserId; readonly name: string };

export interface Participant {
  readonly agent: UserId;
  readonly name: string;
  readonly joinedAt: Instant;
  readonly leftAt?: Instant;
}

/** A contact in writing. Messages are numbered 1, 2, 3 … without a gap. */
export interface ConversationState {
  readonly stage: Stage;
  /** The newest message's number; 0: none yet. */
  readonly lastSeq: number;
  /** How far each side has read. */
  readonly seen: { readonly visitor: number; readonly agent: number };
  /** Everybody of ours who took part, in order. */
  readonly participants: readonly Participant[];
}

export const FRESH_CONVERSATION: ConversationState = {
  stage: { status: "bot" },
  lastSeq: 0,
  seen: { visitor: 0, agent: 0 },
  participants: [],
};

export type ConversationEvent =
  /** Gets the next number. `internal`: for colleagues only, also after the end. */
  | { readonly type: "written"; readonly by: Author; readonly internal?: boolean }
  | { readonly type: "seen"; readonly by: "visitor" | "agent"; readonly seq: number }
  | { readonly type: "queued"; readonly queue: string }
  | { readonly type: "agent-joined"; readonly agent: UserId; readonly name: string; readonly entry: QueueEntryId }
  /** The agent's part is over; the flow goes on. */
  | { readonly type: "agent-left" }
  | { readonly type: "closed"; readonly by: ClosedBy };

export interface ConversationNotAllowed {
  readonly code: "conversation.not-allowed";
  readonly from: Stage["status"];
  readonly event: ConversationEvent["type"];
}

/** The only way a conversation changes. */
export function nextConversation(
  state: ConversationState,
  event: ConversationEvent,
  now: Instant,
): Result<ConversationState, ConversationNotAllowed> {
  const { stage } = state;
  const isOpen = stage.status !== "closed";
  switch (event.type) {
    case "written":
      if (!isOpen && !event.internal) break;
      return ok(written(state, event.by));
    case "seen":
      return ok(seen(state, event.by, event.seq));
    case "queued":
      if (stage.status !== "bot" && stage.status !== "waiting") break;
      return ok({ ...state, stage: { status: "waiting", queue: event.queue } });
    case "agent-joined": {
      if (!isOpen || stage.status === "agent") break;
      const participant: Participant = { agent: event.agent, name: event.name, joinedAt: now };
      return ok({
        ...state,
        stage: { status: "agent", agent: event.agent, entry: event.entry },
        participants: [...state.participants, participant],
      });
    }
    case "agent-left":
      if (stage.status !== "agent") break;
      return ok({ ...left(state, stage.agent, now), stage: { status: "bot" } });
    case "closed": {
      if (!isOpen) break;
      const rest = stage.status === "agent" ? left(state, stage.agent, now) : state;
      return ok({ ...rest, stage: { status: "closed", by: event.by, at: now } });
    }
  }
  return err({ code: "conversation.not-allowed", from: stage.status, event: event.type });
}

/** Who writes has read what was there. */
function written(state: ConversationState, { kind }: Author): ConversationState {
  const lastSeq = state.lastSeq + 1;
  const next = { ...state, lastSeq };
  return kind === "visitor" || kind === "agent" ? seen(next, kind, lastSeq) : next;
}

function seen(state: ConversationState, by: "visitor" | "agent", seq: number): ConversationState {
  const upTo = Math.max(state.seen[by], Math.min(seq, state.lastSeq));
  return { ...state, seen: { ...state.seen, [by]: upTo } };
}

function left(state: ConversationState, agent: UserId, at: Instant): ConversationState {
  const participants = state.participants.map((one) =>
    one.agent === agent && one.leftAt === undefined ? { ...one, leftAt: at } : one,
  );
  return { ...state, participants };
}
