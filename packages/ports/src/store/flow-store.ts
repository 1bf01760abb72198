import type { ProgramHash, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { ProviderLine } from "@patchbay/domain/channel/provider-line";
import type { TextChannel } from "@patchbay/domain/conversation";
import type { FlowChannel, FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";

/** Flows by their stable name within the tenant. */
export interface FlowStore {
  list(): Promise<readonly FlowSummary[]>;
  /** The draft that is being worked on. A published flow always has one (equal to the newest version until edited). */
  draft(name: string): Promise<FlowDraft | undefined>;
  create(
    document: FlowDocument,
    by: UserId,
  ): Promise<Result<FlowDraft, { readonly code: "flow.name-taken"; readonly name: string }>>;
  /** Refused when `revision` is not the stored one: somebody else saved meanwhile. Nothing is overwritten. */
  saveDraft(
    name: string,
    document: FlowDocument,
    revision: number,
    by: UserId,
  ): Promise<Result<FlowDraft, FlowConflict | FlowNotFound>>;
  rename(name: string, title: string, by: UserId): Promise<Result<undefined, FlowNotFound>>;
  /** Hides the flow; versions and journals stay. Refused while a number is bound to it. */
  archive(
    name: string,
    by: UserId,
  ): Promise<Result<undefined, FlowNotFound | { readonly code: "flow.in-use"; readonly numbers: readonly string[] }>>;

  /** Stores an immutable version, numbered from 1. */
  publish(request: PublishVersion): Promise<Result<FlowVersion, FlowConflict | FlowNotFound>>;
  versions(name: string): Promise<readonly FlowVersion[]>;
  versionDocument(name: string, version: number): Promise<FlowDocument | undefined>;
  program(hash: ProgramHash): Promise<Program | undefined>;
  /** Keeps a program that is not a version: a draft run of the test phone, a sub-flow as compiled. */
  keepProgram(hash: ProgramHash, program: Program): Promise<void>;

  numbers(): Promise<readonly NumberBinding[]>;
  number(number: string): Promise<NumberBinding | undefined>;
  addNumber(number: string, label: string): Promise<Result<NumberBinding, { readonly code: "number.taken" }>>;
  /** An address of a web chat is bound, released and removed like a number. */
  addChat(
    address: string,
    label: string,
    settings: ChatSettings,
  ): Promise<Result<NumberBinding, { readonly code: "number.taken" }>>;
  saveChat(
    address: string,
    label: string,
    settings: ChatSettings,
  ): Promise<Result<NumberBinding, { readonly code: "number.not-found" }>>;
  /** Where tickets of a type come in. */
  addTickets(address: string, label: string): Promise<Result<NumberBinding, { readonly code: "number.taken" }>>;
  /** An address of the open channel; who asks for it as a binding does not see its secret. */
  addOpen(
    address: string,
    label: string,
    settings: OpenChannelSettings & { readonly sealedSecret: string },
  ): Promise<Result<NumberBinding, { readonly code: "number.taken" }>>;
  /** An address whose messages we carry ourselves; who asks for it as a binding does not see its secret. */
  addLine(
    address: string,
    label: string,
    line: ChannelLine,
    sealedSecret: string,
  ): Promise<Result<NumberBinding, { readonly code: "number.taken" }>>;
  /** Without a secret the one that it has stays. */
  saveLine(
    address: string,
    label: string,
    line: ChannelLine,
    sealedSecret?: string,
  ): Promise<Result<NumberBinding, { readonly code: "number.not-found" }>>;
  /** Of an address of the open channel or a line, as the vault sealed it. */
  openSecret(address: string): Promise<string | undefined>;
  saveSecret(address: string, sealedSecret: string): Promise<Result<undefined, { readonly code: "number.not-found" }>>;
  removeNumber(number: string): Promise<Result<undefined, { readonly code: "number.not-found" }>>;
  /** Undefined target unbinds. */
  bind(
    number: string,
    target: NumberTarget | undefined,
    by: UserId,
  ): Promise<Result<NumberBinding, { readonly code: "number.not-found" } | FlowNotFound>>;
}

export interface FlowSummary {
  readonly name: string;
  readonly title: string;
  readonly channel: FlowChannel;
  readonly revision: number;
  readonly changedAt: Instant;
  readonly changedBy?: string;
  readonly latestVersion?: number;
  readonly draftDiffers: boolean;
  readonly numbers: readonly string[];
  /** The flow that this one is a side line of. */
  readonly branchOf?: string;
}

export interface FlowDraft {
  readonly name: string;
  readonly document: FlowDocument;
  readonly revision: number;
  readonly changedAt: Instant;
  readonly changedBy?: string;
}

export interface PublishVersion {
  readonly name: string;
  readonly revision: number;
  readonly document: FlowDocument;
  readonly program: Program;
  readonly hash: ProgramHash;
  readonly message: string;
  readonly by: UserId;
}

export interface FlowVersion {
  readonly flow: string;
  readonly version: number;
  readonly hash: ProgramHash;
  readonly message: string;
  readonly publishedAt: Instant;
  readonly publishedBy?: string;
}

/** One version for good, or whatever an alias points to when the call comes. */
export type NumberTarget =
  | { readonly flow: string; readonly version: number }
  | { readonly flow: string; readonly alias: string };

/** A number, short code or channel address and what answers it. */
export interface NumberBinding {
  readonly number: string;
  readonly label: string;
  /** Absent: a number for calls. */
  readonly channel?: TextChannel;
  readonly chat?: ChatSettings;
  readonly open?: OpenChannelSettings;
  readonly email?: MailLine;
  readonly provided?: ProviderLine;
  readonly flow?: string;
  /** Then `version` and `hash` are what the alias points to now. */
  readonly alias?: string;
  readonly version?: number;
  readonly hash?: ProgramHash;
  /** A share of the calls gets this version instead (domain's `versionFor`). */
  readonly canary?: { readonly version: number; readonly hash: ProgramHash; readonly percent: number };
}

/** What we need to know of an address whose messages we carry ourselves. */
export type ChannelLine =
  | { readonly channel: "email"; readonly settings: MailLine }
  | { readonly channel: "sms" | "social"; readonly settings: ProviderLine };

/** An e-mail address: where its mail is fetched, and where ours is handed in. Passwords are the line's secret. */
export interface MailLine {
  /** What customers write to. */
  readonly address: string;
  /** What they see beside it. */
  readonly name: string;
  readonly imap: MailLineServer & { readonly folder: string };
  readonly smtp: MailLineServer;
  /** Below what agents and flows write; `{{ agent }}` is the agent's name. Empty: none. */
  readonly signature: string;
  /** Instead of it, where an agent of this queue writes. */
  readonly queueSignatures: Readonly<Record<string, string>>;
}

export interface MailLineServer {
  readonly host: string;
  readonly port: number;
  readonly security: "tls" | "starttls" | "none";
  readonly user: string;
}

/** Somebody's own system, which carries messages to us and takes ours. */
export interface OpenChannelSettings {
  /** Our messages are posted there, signed. */
  readonly deliverTo: string;
}

/** How a web chat looks, and where it may stand. */
export interface ChatSettings {
  /** Origins of the pages that may show it, e.g. `https://shop.example`; empty: none but our own. */
  readonly origins: readonly string[];
  readonly title: string;
  /** Shown before anything is written. */
  readonly greeting: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** Of the widget's own words; `auto`: as the visitor's browser says. */
  readonly language: "auto" | "en" | "zh";
  /** While nobody of this queue is signed in, visitors are asked to leave a message instead. */
  readonly staffedBy?: string;
}

export type FlowNotFound = { readonly code: "flow.not-found" };
export interface FlowConflict {
  readonly code: "flow.conflict";
  readonly revision: number;
  readonly changedBy?: string;
  readonly changedAt: Instant;
}
