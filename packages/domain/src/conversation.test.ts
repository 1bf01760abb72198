import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { describe, expect, it } from "vitest";
import {
  type ConversationEvent,
  type ConversationState,
  FRESH_CONVERSATION,
  nextConversation,
} from "./conversation.ts";

const ann = { agent: "ann" as UserId, name: "Ann", entry: "e1" as QueueEntryId };
const bot = { type: "written", by: { kind: "bot" } } as const;
const visitor = { type: "written", by: { kind: "visitor" } } as const;
const agent = { type: "written", by: { kind: "agent", id: ann.agent, name: ann.name } } as const;

function after(events: readonly ConversationEvent[], from = FRESH_CONVERSATION): ConversationState {
  return events.reduce((state, event, index) => must(nextConversation(state, event, 1_000 + index)), from);
}

describe("a conversation", () => {
  it("numbers what is written without a gap, and counts what each side wrote as read by it", () => {
    const state = after([visitor, bot, bot, visitor, bot]);
    expect(state.lastSeq).toBe(5);
    expect(state.seen).toEqual({ visitor: 4, agent: 0 });
  });

  it("reads no further than was written, and never less than before", () => {
    const state = after([bot, bot, { type: "seen", by: "visitor", seq: 99 }, { type: "seen", by: "visitor", seq: 1 }]);
    expect(state.seen.visitor).toBe(2);
  });

  it("goes from the bot to a queue, to an agent, back to the bot, and remembers who was there", () => {
    const state = after([visitor, { type: "queued", queue: "support" }, { type: "agent-joined", ...ann }, agent]);
    expect(state.stage).toEqual({ status: "agent", agent: "ann", entry: "e1" });
    const back = after([{ type: "agent-left" }, { type: "closed", by: "flow" }], state);
    expect(back.stage).toMatchObject({ status: "closed", by: "flow" });
    expect(back.participants).toEqual([{ agent: "ann", name: "Ann", joinedAt: 1_002, leftAt: 1_000 }]);
  });

  it("takes nothing more once it is closed, but what colleagues note among themselves", () => {
    const closed = after([{ type: "closed", by: "visitor" }]);
    for (const event of [
      visitor,
      bot,
      agent,
      { type: "queued", queue: "a" },
      { type: "agent-joined", ...ann },
    ] as const) {
      expect(nextConversation(closed, event, 0)).toEqual({
        ok: false,
        error: { code: "conversation.not-allowed", from: "closed", event: event.type },
      });
    }
    expect(nextConversation(closed, { type: "closed", by: "agent" }, 0).ok).toBe(false);
    expect(must(nextConversation(closed, { ...agent, internal: true }, 0)).lastSeq).toBe(1);
  });

  it("lets one agent have it at a time", () => {
    const state = after([{ type: "agent-joined", ...ann }]);
    expect(nextConversation(state, { type: "agent-joined", ...ann, agent: "bob" as UserId }, 0).ok).toBe(false);
    expect(nextConversation(state, { type: "queued", queue: "support" }, 0).ok).toBe(false);
  });
});
