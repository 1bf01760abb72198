import type { TicketId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { EffectContext, VoiceError, VoiceMessage, VoicePort } from "../flow-ports.ts";

/**
 * Messages for somebody who is not there. Most callers end theirs by hanging up, so that here, unlike elsewhere, the end of the
 * contact is an outcome.
 */
export interface MailboxPort {
  /** As `voice.record`, but answers what was said so far when the caller hung up. Rejects only when the contact was over before. */
  record(
    request: Parameters<VoicePort["record"]>[0],
    context: EffectContext,
  ): Promise<Result<TakenMessage, VoiceError>>;
  /** Makes a ticket of a message, once per key; also after the contact has ended. */
  deliver(
    message: MailboxMessage,
    context: EffectContext,
  ): Promise<{ readonly ticket: TicketId; readonly number: number }>;
}

export interface TakenMessage extends Omit<VoiceMessage, "ended"> {
  readonly ended: VoiceMessage["ended"] | "hung-up";
}

export interface MailboxMessage extends Pick<VoiceMessage, "recording" | "durationMs"> {
  readonly mailbox: string;
  readonly subject: string;
  readonly priority: "low" | "normal" | "high" | "urgent";
  /** Whose agents shall look after it. */
  readonly queue?: string;
}
