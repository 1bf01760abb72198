import type { Instant, Millis } from "@patchbay/base/time";
import type { PhoneFigures } from "@patchbay/domain/phone-check";
import type { AudioChoice } from "./microphone.ts";
import type { PhoneState } from "./phone-state.ts";

/** Short-lived SIP credentials of one user's browser phone. */
export interface PhoneCredentials {
  /** `wss://host/sip`, or a path on the page's own origin. */
  readonly wsUrl: string;
  /** Address of record, `sip:user@realm`. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly expiresAt: Instant;
}

/** A phone in the page. React reads `snapshot` through `subscribe`; everything else is a request that shows in the snapshot. */
export interface Phone {
  snapshot(): PhoneState;
  subscribe(listener: () => void): () => void;
  /** Opens the socket and registers (agents), or only opens it (`register: false`, test phone). Also takes a replaced phone back. */
  start(): void;
  /** Unregisters and closes. A call in progress is not ended: the server keeps the customer. */
  stop(): void;
  /** The server said, outside SIP, that another phone took this one's place. */
  replaced(): void;
  /** Calls a SIP URI. Once per started phone at a time. */
  call(target: string, headers?: Readonly<Record<string, string>>): void;
  answer(): void;
  /** Refuses a ringing call (480). */
  decline(): void;
  /** Ends the call on our leg. Agents end conversations through the server instead. */
  hangUp(): void;
  mute(on: boolean): void;
  /** `0-9 * # A-D` as RFC 4733 events in the audio stream. */
  sendDigits(digits: string): void;
  /** Applies to a call in progress too. */
  setAudio(choice: AudioChoice): Promise<void>;
  /** Measures the line by a call to the server itself; undefined while there is no line, or a call. A call that comes ends it. */
  tryLine(): Promise<PhoneFigures | undefined>;
  /** Loudness right now, 0 … 1. */
  levels(): { readonly microphone: number; readonly remote: number };
}

export interface PhoneOptions {
  readonly credentials: () => Promise<PhoneCredentials>;
  readonly register: boolean;
  /** Same for all loads of one tab, so that the server knows a reload from a second phone (RFC 5626 `+sip.instance`). */
  readonly instance: string;
  readonly audio: AudioChoice;
  readonly context: () => AudioContext;
  readonly now: () => Instant;
  /** Runs something later; returns what cancels it. */
  readonly later: (delay: Millis, run: () => void) => () => void;
}
