import { plannedQueue, plannedTransfer } from "@patchbay/ports/flow/contact-plan";
import type { EffectContext, FlowPorts } from "@patchbay/ports/flow-ports";
import type { LiveCall } from "../call/live-call.ts";
import { colleaguesPort } from "./colleagues-port.ts";
import { conferencePort } from "./conference-port.ts";
import { customersPort, hoursPort, ticketsPort } from "./contact-ports.ts";
import { crmPort } from "./crm-port.ts";
import { eventsPort } from "./events-port.ts";
import { knowledgePort, languageModelPort } from "./language-model-port.ts";
import { linePort } from "./line-port.ts";
import { mailboxPort } from "./mailbox-port.ts";
import { messagesPort } from "./message-port.ts";
import { notServed } from "./not-served.ts";
import { attemptPort, callbackPort } from "./outbound-ports.ts";
import { queueInsightPort } from "./queue-insight-port.ts";
import { queuePort } from "./queue-port.ts";
import { customerRecordsPort, doNotCallPort, outboxPort, surveysPort, tablesPort } from "./record-ports.ts";
import { recordingPort } from "./recording-port.ts";
import { streamPort } from "./stream-port.ts";
import { ticketDeskPort } from "./ticket-desk-port.ts";
import { transferPort } from "./transfer-port.ts";
import { voicePort } from "./voice-port.ts";

/** The world as the nodes of a flow see it, for one live call. */
export function flowPorts(call: LiveCall): FlowPorts {
  const voice = voicePort(call);
  const queue = queuePort(call);
  const transfer = transferPort(call);
  /** Whoever listens to the caller, or brings others in, needs an answered call. */
  const answering =
    <Request, Value>(effect: (request: Request, context: EffectContext) => Promise<Value>) =>
    async (request: Request, context: EffectContext) => {
      context.signal.throwIfAborted();
      await call.answered();
      return effect(request, context);
    };
  /** These have legs, entries and recordings to put away when the customer goes: the call waits for them before it closes. */
  const busy =
    <Request, Value>(effect: (request: Request, context: EffectContext) => Promise<Value>) =>
    (request: Request, context: EffectContext) =>
      call.underWay.add(answering(effect)(request, context));
  const recording = recordingPort(call);
  const mailbox = mailboxPort(call);
  return {
    clock: call.world.clock,
    chance: call.world.chance,
    http: call.world.http,
    voice: { ...voice, collect: answering(voice.collect), record: busy(voice.record) },
    line: linePort(call),
    mailbox: {
      record: busy(mailbox.record),
      deliver: (message, context) => call.underWay.add(mailbox.deliver(message, context)),
    },
    conversation: notServed("a call has nothing in writing"),
    conference: { join: busy(conferencePort(call).join) },
    stream: streamPort(call),
    speech: {
      understands: async (language) => call.world.recogniser?.knows(language ?? call.language) ?? false,
    },
    recording: { ...recording, start: (context) => call.answered().then(() => recording.start(context)) },
    plan: {
      async settle(change, { signal }) {
        signal.throwIfAborted();
        call.plan = { ...call.plan, ...change };
        call.keep();
      },
    },
    queue: { wait: busy((request, context) => queue.wait(plannedQueue(request, call.plan), context)) },
    insight: queueInsightPort(call),
    colleagues: colleaguesPort(call),
    transfer: {
      toNumber: busy((request, context) => transfer.toNumber(plannedTransfer(request, call.plan), context)),
      toPerson: busy((request, context) => transfer.toPerson(plannedTransfer(request, call.plan), context)),
    },
    customers: customersPort(call),
    tickets: ticketsPort(call),
    hours: hoursPort(call),
    tables: tablesPort(call),
    customerRecords: customerRecordsPort(call),
    ticketDesk: ticketDeskPort(call),
    doNotCall: doNotCallPort(call),
    callbacks: callbackPort(call),
    attempts: attemptPort(call),
    surveys: surveysPort(call),
    outbox: outboxPort(call),
    crm: crmPort(call),
    events: eventsPort(call),
    messages: messagesPort(call),
    languageModel: languageModelPort(call),
    knowledge: knowledgePort(call),
    languages: call.world.languages,
  };
}
