import type { CallId } from "@patchbay/base/ids";
import { type Instant, SECOND } from "@patchbay/base/time";
import { redact } from "@patchbay/domain/sip-trace/redact";
import { isInvite, type TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import type { Clock } from "@patchbay/ports/clock";
import type { CallStore } from "@patchbay/ports/store/call-store";

/** The last answer to a BYE comes after the call's end. */
const LINGER_MS = 2 * SECOND;
/** An INVITE that no call came of is forgotten. */
const UNCLAIMED_MS = 30 * SECOND;
/** A party that sends without end does not fill the memory. */
const MOST_MESSAGES = 400;
const MOST_CHARACTERS = 200_000;
const MOST_DIALOGS = 50_000;

export interface TracedCall {
  readonly id: CallId;
  readonly stores: { readonly calls: Pick<CallStore, "addTrace"> };
}

interface Dialog {
  readonly since: Instant;
  readonly messages: TracedMessage[];
  characters: number;
  claimed: boolean;
}

/** The SIP messages of the calls that run here, until they are written with the call's end. */
export class SipTraces {
  readonly #clock: Clock;
  readonly #lost: (call: CallId, error: unknown) => void;
  readonly #dialogs = new Map<string, Dialog>();
  readonly #calls = new Map<TracedCall, Set<string>>();
  #looked: Instant = 0;

  /** `lost`: told when the messages of a call could not be written. */
  constructor(clock: Clock, lost: (call: CallId, error: unknown) => void) {
    this.#clock = clock;
    this.#lost = lost;
  }

  seen(message: TracedMessage): void {
    const known = this.#dialogs.get(message.sipCallId);
    if (!known && (!isInvite(message.text) || this.#dialogs.size >= MOST_DIALOGS)) return;
    const dialog = known ?? this.#open(message.sipCallId);
    if (dialog.messages.length >= MOST_MESSAGES || dialog.characters + message.text.length > MOST_CHARACTERS) return;
    dialog.characters += message.text.length;
    dialog.messages.push({ ...message, text: redact(message.text) });
  }

  /** The dialog is the call's: from its beginning, if that was here. */
  claim(call: TracedCall, sipCallId: string): void {
    (this.#dialogs.get(sipCallId) ?? this.#open(sipCallId)).claimed = true;
    const dialogs = this.#calls.get(call) ?? new Set();
    this.#calls.set(call, dialogs.add(sipCallId));
  }

  /** The call is over: what was seen of it is written a moment later. */
  close(call: TracedCall): void {
    this.#clock.at(this.#clock.now() + LINGER_MS, () => void this.#write(call));
  }

  /** Before the process ends. What comes afterwards of calls that live on is written by whoever takes them up. */
  async flush(): Promise<void> {
    await Promise.all([...this.#calls.keys()].map((call) => this.#write(call)));
  }

  async #write(call: TracedCall): Promise<void> {
    const dialogs = [...(this.#calls.get(call) ?? [])];
    this.#calls.delete(call);
    const messages = dialogs.flatMap((sipCallId) => this.#dialogs.get(sipCallId)?.messages ?? []);
    for (const sipCallId of dialogs) this.#dialogs.delete(sipCallId);
    if (messages.length === 0) return;
    const inOrder = messages.sort((one, other) => one.at - other.at);
    await call.stores.calls.addTrace(call.id, this.#clock.now(), inOrder).catch((error) => this.#lost(call.id, error));
  }

  #open(sipCallId: string): Dialog {
    const now = this.#clock.now();
    this.#forget(now);
    const dialog: Dialog = { since: now, messages: [], characters: 0, claimed: false };
    this.#dialogs.set(sipCallId, dialog);
    return dialog;
  }

  /** Once in a while; the oldest are in front. */
  #forget(now: Instant): void {
    if (now - this.#looked < UNCLAIMED_MS) return;
    this.#looked = now;
    for (const [sipCallId, { since, claimed }] of this.#dialogs) {
      if (since + UNCLAIMED_MS > now) break;
      if (!claimed) this.#dialogs.delete(sipCallId);
    }
  }
}
