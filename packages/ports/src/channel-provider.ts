import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { ProviderName } from "@patchbay/domain/channel/provider-line";

/** A line as its provider knows it. */
export interface ProviderAccount {
  readonly address: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Where the provider posts to; as it was told. */
  readonly webhookUrl: string;
}

/** One thing that a provider takes at once. */
export type ProviderPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "picture"; readonly url: string }
  | {
      readonly kind: "choices";
      readonly text: string;
      readonly choices: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
    };

export interface ProviderSending {
  readonly to: string;
  readonly part: ProviderPart;
  /** The same for each attempt: whoever can knows a repetition by it. */
  readonly name: string;
}

/** Why a message did not get there; `final`: trying again is of no use. */
export interface NotCarried {
  readonly why: string;
  readonly final: boolean;
  /** The provider asks to wait so long. */
  readonly after?: Millis;
}

/** What a provider can show. */
export interface ProviderAbilities {
  /** Of one text, as `size` counts it. */
  readonly longest: number;
  readonly size: (text: string) => number;
  /** Absent: nothing can be pressed, choices are numbered. */
  readonly choices?: {
    readonly most: number;
    /** Characters of a choice's words, and of the text above. */
    readonly label: number;
    readonly text: number;
  };
  readonly pictures: boolean;
}

/** A request of the provider's, as it came in. */
export interface ProviderRequest {
  readonly method: "GET" | "POST";
  /** Whole and public, as it was told. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface ProviderFile {
  readonly name: string;
  readonly type: string;
  read(): Promise<Result<Uint8Array, string>>;
}

export type ProviderNews =
  | {
      readonly kind: "message";
      /** The provider's own: said again, it is the same message. */
      readonly id: string;
      readonly from: string;
      readonly name?: string;
      readonly text: string;
      readonly choice?: string;
      readonly files?: readonly ProviderFile[];
    }
  | {
      readonly kind: "status";
      /** What sending answered. */
      readonly id: string;
      readonly status: "delivered" | "read" | "failed";
      readonly why?: string;
    }
  /** The customer wants no more of us: unsubscribed, blocked us. */
  | { readonly kind: "left"; readonly id: string; readonly from: string };

export interface Received {
  readonly news: readonly ProviderNews[];
  /** Once all of it is stored. */
  readonly answer: { readonly type: string; readonly body: string };
  /** Kinds that we do not know: answered, and said in the log. */
  readonly ignored?: readonly string[];
}

export type NotReceived = { readonly code: "channel.bad-signature" } | { readonly code: "input.invalid" };

export interface ProviderFailure {
  readonly code: "channel.refused" | "channel.unreachable";
  readonly why: string;
}

/** One provider's protocol. */
export interface ChannelProvider {
  readonly abilities: (account: ProviderAccount) => ProviderAbilities;
  /** `id`: what later news name it by. */
  send(account: ProviderAccount, sending: ProviderSending): Promise<Result<{ readonly id?: string }, NotCarried>>;
  /** Absent: the provider does not post; it is listened to. */
  receive?(account: ProviderAccount, request: ProviderRequest): Promise<Result<Received, NotReceived>>;
  /** Stays connected until stopped. News that `hear` could not store are asked for again. */
  listen?(account: ProviderAccount, hear: (news: ProviderNews) => Promise<void>): { stop(): Promise<void> };
  /** Truly asks, and answers as whom it knows us. */
  check(account: ProviderAccount): Promise<Result<{ readonly as: string }, ProviderFailure>>;
}

export type ChannelProviders = Readonly<Record<ProviderName, ChannelProvider>>;
