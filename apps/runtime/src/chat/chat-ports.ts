import { err, ok } from "@patchbay/base/result";
import { plannedQueue } from "@patchbay/ports/flow/contact-plan";
import type { FlowPorts } from "@patchbay/ports/flow-ports";
import { colleaguesPort } from "../flow/colleagues-port.ts";
import { customersPort, hoursPort, ticketsPort } from "../flow/contact-ports.ts";
import { crmPort } from "../flow/crm-port.ts";
import { eventsPort } from "../flow/events-port.ts";
import { knowledgePort, languageModelPort } from "../flow/language-model-port.ts";
import { messagesPort } from "../flow/message-port.ts";
import { notServed } from "../flow/not-served.ts";
import { callbackPort } from "../flow/outbound-ports.ts";
import { queueInsightPort } from "../flow/queue-insight-port.ts";
import { customerRecordsPort, doNotCallPort, outboxPort, surveysPort, tablesPort } from "../flow/record-ports.ts";
import { ticketDeskPort } from "../flow/ticket-desk-port.ts";
import { ChatStay } from "./chat-stay.ts";
import type { LiveChat } from "./live-chat.ts";
import { writtenPort } from "./written-port.ts";
import { writtenVoicePort } from "./written-voice-port.ts";

const NO_LINE = "a conversation in writing has no line";

/** Nobody was dialled: the customer wrote. */
const noAttempt = async () => err({ code: "attempt.none" as const });

/** The world as the nodes of a flow see it, for one conversation in writing. */
export function chatPorts(chat: LiveChat): FlowPorts {
  const conversation = writtenPort(chat);
  return {
    clock: chat.world.clock,
    chance: chat.world.chance,
    http: chat.world.http,
    conversation,
    voice: writtenVoicePort(chat, conversation),
    line: notServed(NO_LINE),
    speech: { understands: async () => false },
    recording: notServed(NO_LINE),
    mailbox: notServed(NO_LINE),
    stream: notServed(NO_LINE),
    conference: notServed(NO_LINE),
    transfer: notServed(NO_LINE),
    plan: {
      async settle(change, { signal }) {
        signal.throwIfAborted();
        chat.plan = { ...chat.plan, ...change };
        chat.keep();
      },
    },
    queue: {
      async wait(request, context) {
        context.signal.throwIfAborted();
        const queue = await chat.stores.queues.byName(request.queue);
        if (!queue) return err({ code: "queue.unknown", queue: request.queue });
        return ok(await chat.underWay.add(new ChatStay(chat, plannedQueue(request, chat.plan), context).run()));
      },
    },
    insight: queueInsightPort(chat),
    colleagues: colleaguesPort(chat),
    customers: customersPort(chat),
    tickets: ticketsPort(chat),
    hours: hoursPort(chat),
    tables: tablesPort(chat),
    customerRecords: customerRecordsPort(chat),
    ticketDesk: ticketDeskPort(chat),
    doNotCall: doNotCallPort(chat),
    surveys: surveysPort(chat),
    outbox: outboxPort(chat),
    crm: crmPort(chat),
    events: eventsPort(chat),
    callbacks: callbackPort(chat),
    attempts: { record: noAttempt, next: noAttempt },
    messages: messagesPort(chat),
    languageModel: languageModelPort(chat),
    knowledge: knowledgePort(chat),
    languages: chat.world.languages,
  };
}
