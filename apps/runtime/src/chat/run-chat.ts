import type { JsonObject } from "@patchbay/base/json";
import { ok } from "@patchbay/base/result";
import { restoreRun } from "@patchbay/engine/restore-run";
import type { RunOptions } from "@patchbay/engine/run";
import { startRun } from "@patchbay/engine/start-run";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { JournalEntry, RunHead } from "@patchbay/ports/journal";
import { insist } from "../call/insist.ts";
import type { LoadedProgram } from "../call/programs.ts";
import { reportPath } from "../contact/report-path.ts";
import { leaveSteps } from "../ticket/leave-steps.ts";
import type { ChatBook } from "./chat-book.ts";
import { chatPorts } from "./chat-ports.ts";
import type { LiveChat } from "./live-chat.ts";

/** Runs the flow on a conversation until one of them ends, and then closes it. Never rejects. */
export async function runChat(
  chat: LiveChat,
  book: ChatBook,
  registry: NodeRegistry,
  loaded: LoadedProgram,
  entries?: readonly JournalEntry[],
): Promise<void> {
  let outcome = "failed";
  try {
    outcome = await runFlow(chat, registry, loaded, entries);
  } catch (error) {
    chat.world.log.error({ chat: chat.id, error: String(error) }, "a conversation broke down");
  }
  await closeChat(chat, outcome).catch((error) => {
    chat.world.log.error({ chat: chat.id, error: String(error) }, "a conversation could not be closed");
  });
  book.remove(chat);
}

async function runFlow(
  chat: LiveChat,
  registry: NodeRegistry,
  loaded: LoadedProgram,
  entries: readonly JournalEntry[] | undefined,
): Promise<string> {
  const { identity, world, stores, conversation } = chat;
  const { id, from, to, startedAt, direction, run, program, flow, version } = identity;
  const head: RunHead = {
    ...{ run, call: id, program, flow, startedAt },
    ...(version === undefined ? {} : { version }),
  };
  const [first] = await stores.conversations.messages(conversation.id, { after: 0, limit: 1 });
  const message = first?.body.kind === "text" ? first.body.text : "";
  const options: RunOptions = {
    ...{ tenant: identity.tenant.id, head, ...loaded, registry, ports: chatPorts(chat), journal: world.journal },
    call: {
      id,
      from,
      to,
      startedAt,
      direction,
      channel: conversation.channel,
      message,
      headers: factsOf(conversation),
    },
    inputs: {},
    onFault: (fault) => world.log.warn({ chat: id, fault: String(JSON.stringify(fault)) }, "a flow met a fault"),
    ...reportPath(chat, entries ? await stores.calls.path(id) : []),
  };
  const started = entries ? restoreRun({ ...options, entries }) : ok(startRun(options));
  if (!started.ok) {
    world.log.error({ chat: id, error: started.error }, "a run could not be restored");
    return "failed";
  }
  chat.run = started.value;
  if (chat.signal.aborted) chat.run.hangUp();
  const end = await chat.run.done;
  chat.announce({ type: "run.ended", call: id, run, flow, outcome: end.outcome });
  if (end.outcome === "failed" || end.outcome === "runaway") {
    world.log.warn({ chat: id, flow, why: end.reason }, "the flow broke down");
  }
  return end.outcome;
}

/** What the visitor's page said of itself, as flows read it. */
function factsOf({ facts }: { readonly facts: JsonObject }): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
}

async function closeChat(chat: LiveChat, outcome: string): Promise<void> {
  const { world, stores, conversation } = chat;
  chat.hand?.release();
  await chat.underWay.idle();
  await leaveSteps(chat);
  const by = chat.ending ?? "flow";
  const over = new AbortController();
  const closed = await insist(world, over.signal, async () => {
    const body = { kind: "event", what: "closed" } as const;
    const key = `${chat.identity.run}/closed`;
    await stores.conversations.write(conversation.id, { key, author: { kind: "system" }, body, at: world.clock.now() });
    const event = { type: "closed", by: by === "customer" ? "visitor" : by } as const;
    return stores.conversations.apply(conversation.id, event, world.clock.now());
  });
  const at = world.clock.now();
  const said = outcome === "abandoned" && chat.talked ? "completed" : outcome;
  chat.ledger.write("call end", () => stores.calls.end(chat.id, { at, outcome: said, by }));
  if (closed.ok) {
    const { lastSeq: seq } = closed.value.state;
    chat.announce({ type: "chat.message", conversation: conversation.id, seq, from: "system" });
  }
  chat.announce({ type: "chat.changed", conversation: conversation.id, status: "closed" });
  chat.announce({ type: "call.ended", call: chat.id, outcome: said, durationMs: at - chat.identity.startedAt });
  await chat.ledger.flushed();
}
