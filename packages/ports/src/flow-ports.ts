import type { CustomerId, OfferId, QueueEntryId, RecordingId, TicketId, UserId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Chance } from "./chance.ts";
import type { Clock } from "./clock.ts";
import type { AgentAssist } from "./flow/agent-assist.ts";
import type { ColleaguesPort } from "./flow/colleagues-port.ts";
import type { ConferencePort } from "./flow/conference-port.ts";
import type { ContactPlanPort } from "./flow/contact-plan.ts";
import type { ConversationPort } from "./flow/conversation-port.ts";
import type { CrmPort } from "./flow/crm-port.ts";
import type { EventPort } from "./flow/event-port.ts";
import type { KnowledgePort, LanguageModelPort, LanguagesPort } from "./flow/language-model.ts";
import type { LinePort } from "./flow/line-port.ts";
import type { MailboxPort } from "./flow/mailbox-port.ts";
import type { MessagePort } from "./flow/message-port.ts";
import type { AttemptPort, CallbackPort } from "./flow/outbound-ports.ts";
import type { QueueInsightPort } from "./flow/queue-insight-port.ts";
import type {
  CustomerRecordPort,
  DoNotCallPort,
  OutboxPort,
  SurveyPort,
  TablePort,
  TicketDeskPort,
} from "./flow/record-ports.ts";
import type { RecordingPort } from "./flow/recording-port.ts";
import type { SpeechPort } from "./flow/speech-port.ts";
import type { StreamPort } from "./flow/stream-port.ts";

/**
 * The world as a flow's nodes see it. The runtime implements it for one live contact; the simulator and TestCall
 * implement it with fakes. Rules for all of them:
 *  - `signal` aborts when the contact ends (the caller hung up) or the run is stopped: the promise then rejects with the
 *    signal's reason and everything started is ended. Nodes write no hang-up code.
 *  - `key` is `run/step/visit`. After a restart the engine starts the pending effect again with the same key; ports that
 *    cost money, ring phones or create records answer the first outcome again instead of doing it twice.
 */
export interface FlowPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly voice: VoicePort;
  readonly line: LinePort;
  readonly speech: SpeechPort;
  readonly recording: RecordingPort;
  readonly mailbox: MailboxPort;
  readonly stream: StreamPort;
  readonly conference: ConferencePort;
  readonly plan: ContactPlanPort;
  readonly queue: QueuePort;
  readonly insight: QueueInsightPort;
  readonly colleagues: ColleaguesPort;
  readonly transfer: TransferPort;
  readonly http: HttpPort;
  readonly customers: CustomerLookupPort;
  readonly tickets: TicketPort;
  readonly hours: HoursPort;
  readonly tables: TablePort;
  readonly customerRecords: CustomerRecordPort;
  readonly ticketDesk: TicketDeskPort;
  readonly doNotCall: DoNotCallPort;
  readonly callbacks: CallbackPort;
  readonly attempts: AttemptPort;
  readonly surveys: SurveyPort;
  readonly outbox: OutboxPort;
  readonly crm: CrmPort;
  readonly events: EventPort;
  readonly messages: MessagePort;
  readonly conversation: ConversationPort;
  readonly languageModel: LanguageModelPort;
  readonly knowledge: KnowledgePort;
  readonly languages: LanguagesPort;
}

export interface EffectContext {
  readonly key: string;
  readonly signal: AbortSignal;
}

/** What can be said: prompts by name from the tenant's library, recorded messages, or words to be spoken. */
export type Utterance =
  | { readonly kind: "prompt"; readonly name: string }
  /** A message of this tenant that was recorded before. */
  | { readonly kind: "recording"; readonly recording: RecordingId }
  | { readonly kind: "speech"; readonly text: string; readonly language?: string; readonly voice?: string };

/** The caller's ear, mouth and keypad. */
export interface VoicePort {
  /** Plays all utterances. Resolves when the last has ended, or at once when `interruptible` and a digit came (the digit stays for the next `collect`). */
  play(
    what: readonly Utterance[],
    options: { readonly interruptible: boolean },
    context: EffectContext,
  ): Promise<Result<{ readonly interrupted: boolean }, VoiceError>>;
  /** Plays (interruptible by a digit) and then waits for digits. Digits typed ahead count. */
  collect(request: CollectRequest, context: EffectContext): Promise<Result<Collected, VoiceError>>;
  /** Records the caller alone, e.g. a message. */
  record(
    request: {
      readonly maxMs: Millis;
      readonly silenceMs: Millis;
      readonly stopDigits: string;
      readonly beep: boolean;
    },
    context: EffectContext,
  ): Promise<Result<VoiceMessage, VoiceError>>;
  /** Ends the contact from our side; the run's signal aborts afterwards. A call that still rings is refused with the reason. */
  hangUp(reason: HangUpReason, context: EffectContext): Promise<void>;
}

export type HangUpReason = "normal" | "busy" | "rejected" | "unavailable" | "not-found";

export interface CollectRequest {
  readonly prompts: readonly Utterance[];
  readonly minDigits: number;
  readonly maxDigits: number;
  /** Ends the entry and is not part of it; empty for none. */
  readonly terminators: string;
  /** From the end of the prompts to the first digit or word. */
  readonly firstDigitMs: Millis;
  readonly betweenDigitsMs: Millis;
  /** Words listened for beside digits, where a speech recogniser is there; on text channels, the customer's words. */
  readonly keywords?: readonly string[];
  readonly language?: string;
  /** Do not write the digits to journal, log or trace (card numbers, PINs). */
  readonly secret?: boolean;
}

export type Collected =
  | { readonly how: "digits"; readonly digits: string }
  | { readonly how: "keyword"; readonly keyword: string; readonly heard: string }
  | { readonly how: "timeout"; readonly digits: string };

export interface VoiceMessage {
  readonly recording: RecordingId;
  readonly durationMs: Millis;
  readonly ended: "digit" | "silence" | "max";
}

export type VoiceError =
  | { readonly code: "voice.unknown-prompt"; readonly name: string }
  | { readonly code: "voice.speech-unavailable"; readonly why: string }
  | { readonly code: "voice.media-failed"; readonly why: string };

export interface QueuePort {
  /**
   * Puts the contact into a queue and waits with it: hold music, announcements, offers to agents, the conversation.
   * Resolves when an exit applies. After `served` the caller is still on the line (the agent hung up first).
   */
  wait(request: QueueRequest, context: EffectContext): Promise<Result<QueueOutcome, QueueError>>;
}

export interface QueueRequest {
  /** Queue by name. */
  readonly queue: string;
  readonly skills: readonly { readonly skill: string; readonly level: number }[];
  /** 1 (first) … 9 (last); default 5. */
  readonly priority: number;
  /** Prompt played in a loop while waiting; undefined = the queue's own or the built-in music. */
  readonly holdMusic?: string;
  /** Position and expected wait said every so often; 0 = never. */
  readonly announceEveryMs: Millis;
  readonly language?: string;
  /** Exits: give up after this long; 0 = wait for ever. */
  readonly maxWaitMs: Millis;
  /** Exit `full` when so many wait already; 0 = no limit. */
  readonly maxWaiting: number;
  /** Exit `unstaffed` when nobody who could take it is signed in (ready or not). */
  readonly exitWhenUnstaffed: boolean;
  /** A digit that leaves the queue (exit `pressed`); undefined = none. */
  readonly leaveDigit?: string;
  /** What the agent's workspace opens and with what, beside the customer card. */
  readonly screen: QueueScreen;
  /** Only this agent, who must serve the queue, may take the contact. */
  readonly agent?: UserId;
  /** What else is wanted as time passes, in order of time; the place in line stays. */
  readonly stages?: readonly QueueStage[];
  readonly toAgent?: readonly Utterance[];
  readonly toCustomer?: readonly Utterance[];
}

/** From `afterMs` of waiting on. What is not given stays as it was. */
export interface QueueStage {
  readonly afterMs: Millis;
  readonly queue?: string;
  /** In place of the skills before, and of the one agent. */
  readonly skills?: QueueRequest["skills"];
}

export interface QueueScreen {
  /** Workspace panels brought to the front, by panel id, in order. */
  readonly panels: readonly string[];
  /** Shown to the agent with the offer (label → value). */
  readonly data: Readonly<Record<string, Json>>;
  /** Name of the script to guide the agent, if any. */
  readonly script?: string;
  readonly assist?: AgentAssist;
}

export type QueueOutcome =
  | {
      readonly exit: "served";
      readonly agent: UserId;
      readonly entry: QueueEntryId;
      readonly talkedMs: Millis;
      readonly waitedMs: Millis;
    }
  | { readonly exit: "timeout" | "full" | "unstaffed" | "pressed"; readonly waitedMs: Millis };

export type QueueError =
  | { readonly code: "queue.unknown"; readonly queue: string }
  | { readonly code: "queue.failed"; readonly why: string };

export interface TransferPort {
  /** Dials a number by the tenant's trunks and joins the caller to it. Resolves when that leg ended or could not be had. */
  toNumber(request: TransferRequest, context: EffectContext): Promise<Result<TransferOutcome, TransferError>>;
  /** The same, but listens to who answers first: a machine is hung up on, and the caller hears nothing of it. */
  toPerson(request: PersonRequest, context: EffectContext): Promise<Result<PersonOutcome, TransferError>>;
}

export interface TransferRequest {
  readonly number: string;
  readonly ringMs: Millis;
  readonly callerId?: string;
  readonly record: boolean;
  /** The party is asked first and takes the call with the digit; another one, or none in time, counts as `rejected`. */
  readonly consent?: { readonly prompts: readonly Utterance[]; readonly digit: string; readonly waitMs: Millis };
  readonly toAgent?: readonly Utterance[];
  readonly toCustomer?: readonly Utterance[];
}

export interface PersonRequest extends Omit<TransferRequest, "consent"> {
  /** So long without a word, and nobody can tell who answered. */
  readonly patienceMs: Millis;
  readonly connectUnknown: boolean;
}

export type PersonOutcome = TransferOutcome | { readonly how: "machine" | "unknown" };

export type TransferOutcome =
  | { readonly how: "talked"; readonly talkedMs: Millis }
  | { readonly how: "busy" | "no-answer" | "rejected" };
export type TransferError =
  | { readonly code: "transfer.not-allowed"; readonly why: string }
  | { readonly code: "transfer.failed"; readonly why: string };

export interface HttpPort {
  /** One request, SSRF-guarded, size- and time-bounded. Answers of any status are values; errors are transport ones. */
  request(request: HttpRequest, context: EffectContext): Promise<Result<HttpAnswer, HttpError>>;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: Millis;
  /** Default 1 MiB. */
  readonly maxBytes?: number;
  /** The answer's bytes, as base64, whatever they are. */
  readonly as?: "base64";
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when the answer says JSON, else text. */
  readonly body: Json;
}

export type HttpError =
  | { readonly code: "http.forbidden-address"; readonly host: string }
  | { readonly code: "http.bad-url" }
  | { readonly code: "http.timeout" }
  | { readonly code: "http.too-large"; readonly maxBytes: number }
  | { readonly code: "http.unreachable"; readonly why: string };

export interface CustomerCard {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier?: string;
  readonly language?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly tags: readonly string[];
  readonly fields: JsonObject;
}

export interface CustomerLookupPort {
  find(
    by: { readonly phone: string } | { readonly email: string } | { readonly externalId: string },
    context: EffectContext,
  ): Promise<CustomerCard | undefined>;
}

export interface TicketPort {
  create(
    request: {
      readonly type: string;
      readonly subject: string;
      readonly description: string;
      readonly priority: "low" | "normal" | "high" | "urgent";
      readonly queue?: string;
      readonly fields: JsonObject;
    },
    context: EffectContext,
  ): Promise<
    Result<
      { readonly ticket: TicketId; readonly number: number },
      { readonly code: "ticket.refused"; readonly why: string }
    >
  >;
}

export interface HoursPort {
  /** Is this calendar of the tenant open at the instant? */
  status(
    calendar: string,
    at: Instant,
  ): Promise<Result<HoursStatus, { readonly code: "hours.unknown"; readonly calendar: string }>>;
}

export type HoursStatus = {
  readonly open: boolean;
  readonly reason: "hours" | "holiday" | "closed" | "emergency";
  readonly holiday?: string;
  readonly opensAt?: Instant;
};

export type OfferRef = { readonly offer: OfferId };
