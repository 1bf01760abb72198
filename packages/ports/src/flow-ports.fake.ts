import type { TicketId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { fakeChance } from "./chance.fake.ts";
import { FakeClock } from "./clock.fake.ts";
import { sleep } from "./clock.ts";
import { FakeConference } from "./fake/fake-conference.ts";
import { FakeConversation } from "./fake/fake-conversation.ts";
import { FakeCrm } from "./fake/fake-crm.ts";
import { FakeEvents } from "./fake/fake-events.ts";
import { FakeLine, FakeRecording } from "./fake/fake-line.ts";
import { fakeMailbox } from "./fake/fake-mailbox.ts";
import { FakeAttempts, FakeCallbacks } from "./fake/fake-outbound.ts";
import { FakeQueues } from "./fake/fake-queues.ts";
import { FakeDoNotCall, FakeTables, FakeTicketDesk, fakeCustomerRecords } from "./fake/fake-records.ts";
import { FakeLanguageModel, FakeMessages, FakeOutbox } from "./fake/fake-services.ts";
import { FakeVoice } from "./fake/fake-voice.ts";
import type { Colleague } from "./flow/colleagues-port.ts";
import { type ContactPlan, plannedQueue, plannedTransfer } from "./flow/contact-plan.ts";
import type { MailboxMessage } from "./flow/mailbox-port.ts";
import type { QueueInsight } from "./flow/queue-insight-port.ts";
import type { StreamRequest } from "./flow/stream-port.ts";
import type {
  CustomerCard,
  FlowPorts,
  HoursStatus,
  HttpAnswer,
  HttpError,
  HttpRequest,
  PersonOutcome,
  TicketPort,
  TransferError,
  TransferOutcome,
  TransferRequest,
} from "./flow-ports.ts";

type TicketRequest = Parameters<TicketPort["create"]>[0];
/** What a web service answers, and after how long (default at once). */
export type FakeAnswer = { readonly result: Result<HttpAnswer, HttpError>; readonly afterMs?: number };

/** The world as a flow's nodes see it, scripted: for tests and for the simulator. Time is `clock`, and stands until moved. */
export class FakeWorld {
  readonly clock: FakeClock;
  readonly voice: FakeVoice;
  readonly line: FakeLine;
  readonly recording: FakeRecording;
  readonly conference: FakeConference;
  readonly conversation: FakeConversation;
  /** Where the audio goes now. */
  streaming: StreamRequest | undefined;
  refuseStreams = false;
  /** A recogniser for the caller's language is there. */
  understands = true;
  /** Voicemail that was left. */
  readonly mailbox: MailboxMessage[] = [];
  readonly queues: FakeQueues;
  /** What the flow has settled about the contact so far. */
  plan: ContactPlan = {};
  /** How queues stand, by name; one that is not here is unknown. */
  readonly insights = new Map<string, QueueInsight>();
  readonly colleagues: Colleague[] = [];
  /** Who talked with the customer last, and how long ago. */
  lastColleague: { readonly colleague: Colleague; readonly agoMs: number } | undefined;
  readonly customers: CustomerCard[] = [];
  /** Statuses of calendars by name; a calendar that is not here is unknown. */
  readonly calendars = new Map<string, HoursStatus>();
  readonly httpRequests: HttpRequest[] = [];
  readonly tickets: TicketRequest[] = [];
  readonly dialled: string[] = [];
  readonly transfers: TransferRequest[] = [];
  readonly tables = new FakeTables();
  readonly ticketDesk: FakeTicketDesk;
  readonly doNotCall: FakeDoNotCall;
  readonly callbacks: FakeCallbacks;
  readonly attempts = new FakeAttempts();
  readonly outbox = new FakeOutbox();
  readonly crm = new FakeCrm();
  readonly events: FakeEvents;
  readonly messages = new FakeMessages();
  readonly languageModel: FakeLanguageModel;
  readonly surveys: { readonly question: string; readonly score: number; readonly best: number }[] = [];
  readonly articles: { readonly title: string; readonly body: string }[] = [];
  /** Called for each request; default: nothing can be reached. */
  answerHttp: (request: HttpRequest) => FakeAnswer = () => ({
    result: err({ code: "http.unreachable", why: "no route" }),
  });
  answerTransfer: (number: string) => Result<TransferOutcome, TransferError> = () =>
    ok({ how: "talked", talkedMs: 30_000 });
  answerPerson: (number: string) => Result<PersonOutcome, TransferError> = (number) => this.answerTransfer(number);
  refuseTickets: string | undefined;
  readonly ports: FlowPorts;
  /** First outcomes by effect key, as the rules of `FlowPorts` want them kept. */
  readonly #kept = new Map<string, unknown>();

  constructor(options: { readonly now?: number; readonly onHangUp?: () => void } = {}) {
    this.clock = new FakeClock(options.now);
    this.voice = new FakeVoice(this.clock, options.onHangUp ?? (() => undefined));
    this.line = new FakeLine(this.clock, this.voice);
    this.recording = new FakeRecording(this.clock);
    this.conference = new FakeConference(this.line);
    this.conversation = new FakeConversation(this.clock, this.voice.heard);
    this.queues = new FakeQueues(this.clock);
    this.ticketDesk = new FakeTicketDesk(this.clock);
    this.events = new FakeEvents(this.clock);
    this.doNotCall = new FakeDoNotCall(this.clock);
    this.callbacks = new FakeCallbacks(this.clock);
    this.languageModel = new FakeLanguageModel(this.clock);
    this.ports = {
      clock: this.clock,
      chance: fakeChance(),
      voice: this.voice,
      line: this.line,
      speech: { understands: async () => this.understands },
      recording: this.recording,
      mailbox: fakeMailbox(this.clock, this.voice, this.mailbox),
      conference: this.conference,
      conversation: this.conversation,
      stream: {
        start: async (request, { signal }) => {
          signal.throwIfAborted();
          if (this.refuseStreams) return err({ code: "stream.refused", why: "nobody listens" });
          this.streaming = request;
          return ok();
        },
        stop: async () => {
          this.streaming = undefined;
        },
      },
      plan: {
        settle: async (change, { signal }) => {
          signal.throwIfAborted();
          this.plan = { ...this.plan, ...change };
        },
      },
      queue: { wait: (request, context) => this.queues.wait(plannedQueue(request, this.plan), context) },
      insight: {
        look: async ({ queue }, { signal }) => {
          signal.throwIfAborted();
          const insight = this.insights.get(queue);
          return insight ? ok(insight) : err({ code: "queue.unknown", queue });
        },
      },
      colleagues: {
        find: async (who) =>
          this.colleagues.find(({ id, name, extension }) => [id, name, extension].includes(who as Colleague["id"])),
        last: async (within) =>
          this.lastColleague && this.lastColleague.agoMs <= within ? this.lastColleague.colleague : undefined,
      },
      transfer: {
        toNumber: async (request, { key, signal }) => {
          signal.throwIfAborted();
          return this.#once(key, () => {
            this.dialled.push(request.number);
            this.transfers.push(plannedTransfer(request, this.plan));
            return this.answerTransfer(request.number);
          });
        },
        toPerson: async (request, { key, signal }) => {
          signal.throwIfAborted();
          return this.#once(key, () => {
            this.transfers.push(plannedTransfer(request, this.plan));
            return this.answerPerson(request.number);
          });
        },
      },
      http: { request: (request, { signal }) => this.#http(request, signal) },
      customers: {
        find: async (by, { signal }) => {
          signal.throwIfAborted();
          return this.customers.find((card) => matches(card, by));
        },
      },
      tickets: {
        create: async (request, { key, signal }) => {
          signal.throwIfAborted();
          return this.#once(key, () => this.#createTicket(request));
        },
      },
      hours: {
        status: async (calendar) => {
          const status = this.calendars.get(calendar);
          return status ? ok(status) : err({ code: "hours.unknown", calendar });
        },
      },
      tables: this.tables,
      customerRecords: fakeCustomerRecords(this.customers),
      ticketDesk: this.ticketDesk,
      doNotCall: this.doNotCall,
      callbacks: this.callbacks,
      attempts: this.attempts,
      outbox: this.outbox,
      crm: this.crm,
      events: this.events,
      messages: this.messages,
      languageModel: this.languageModel,
      surveys: {
        save: async (answer, { key, signal }) => {
          signal.throwIfAborted();
          this.#once(key, () => this.surveys.push(answer));
        },
      },
      languages: { detect: async (text, among) => among.find((language) => SCRIPTS[language]?.test(text)) },
      knowledge: {
        search: async (text, limit) =>
          this.articles.filter(({ title, body }) => sharesWord(text, `${title} ${body}`)).slice(0, limit),
      },
    };
  }

  async #http(request: HttpRequest, signal: AbortSignal): Promise<Result<HttpAnswer, HttpError>> {
    signal.throwIfAborted();
    this.httpRequests.push(request);
    const { result, afterMs = 0 } = this.answerHttp(request);
    if (afterMs > 0) await sleep(this.clock, Math.min(afterMs, request.timeoutMs), signal);
    return afterMs > request.timeoutMs ? err({ code: "http.timeout" }) : result;
  }

  #createTicket(request: TicketRequest): Awaited<ReturnType<TicketPort["create"]>> {
    if (this.refuseTickets !== undefined) return err({ code: "ticket.refused", why: this.refuseTickets });
    this.tickets.push(request);
    const number = this.tickets.length;
    const { type, subject, priority, fields } = request;
    this.ticketDesk.put({ number, type, subject, priority, fields });
    return ok({ ticket: `ticket-${number}` as TicketId, number });
  }

  #once<Outcome>(key: string, act: () => Outcome): Outcome {
    if (!this.#kept.has(key)) this.#kept.set(key, act());
    return this.#kept.get(key) as Outcome;
  }
}

/** Enough to tell languages of different scripts apart. */
const SCRIPTS: Readonly<Record<string, RegExp>> = { zh: /\p{Script=Han}/u, en: /[a-z]/i };

function sharesWord(text: string, other: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => other.toLowerCase().includes(word));
}

function matches(
  card: CustomerCard,
  by: { readonly phone?: string; readonly email?: string; readonly externalId?: string },
): boolean {
  if (by.phone !== undefined) return card.phones.includes(by.phone);
  if (by.email !== undefined) return card.emails.includes(by.email);
  return card.fields.externalId === by.externalId;
}
