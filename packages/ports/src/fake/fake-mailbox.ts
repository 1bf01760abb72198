import type { TicketId } from "@patchbay/base/ids";
import { ok } from "@patchbay/base/result";
import type { Clock } from "../clock.ts";
import type { MailboxMessage, MailboxPort } from "../flow/mailbox-port.ts";
import type { FakeVoice } from "./fake-voice.ts";

/** A mailbox that fills `messages`. */
export function fakeMailbox(clock: Clock, voice: FakeVoice, messages: MailboxMessage[]): MailboxPort {
  const kept = new Map<string, number>();
  return {
    async record(request, context) {
      context.signal.throwIfAborted();
      const from = clock.now();
      try {
        return await voice.record(request, context);
      } catch (error) {
        if (!context.signal.aborted) throw error;
        return ok({ recording: voice.lastRecording, durationMs: clock.now() - from, ended: "hung-up" });
      }
    },
    async deliver(message, { key }) {
      const number = kept.get(key) ?? messages.push(message);
      kept.set(key, number);
      return { ticket: `ticket-${number}` as TicketId, number };
    },
  };
}
