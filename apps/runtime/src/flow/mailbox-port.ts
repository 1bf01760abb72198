import type { MailboxPort } from "@patchbay/ports/flow/mailbox-port";
import type { LiveCall } from "../call/live-call.ts";
import { takeMessage } from "./record-message.ts";

/** Voicemail: messages become tickets with the recording in them. */
export function mailboxPort(call: LiveCall): MailboxPort {
  return {
    record: (request, context) => takeMessage(call, request, context),
    async deliver({ mailbox, recording, durationMs, queue, ...message }, { key }) {
      const { id, number, status } = await call.stores.tickets.create({
        ...{ ...message, key, call: call.id, type: "voicemail", description: "" },
        fields: { mailbox, recording, durationMs, ...(queue === undefined ? {} : { queue }) },
        ...(call.customerId ? { customer: call.customerId } : {}),
      });
      call.announce({ type: "ticket.changed", ticket: id, number, status, change: "created" });
      return { ticket: id, number };
    },
  };
}
