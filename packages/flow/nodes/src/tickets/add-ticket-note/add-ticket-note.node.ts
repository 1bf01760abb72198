import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";
import { exitOf, ticketMissing, ticketRef } from "../../parts/tickets.ts";

export const addTicketNote = defineNode({
  type: "add-ticket-note",
  version: 1,
  title: { en: "Add note to ticket", zh: "工单备注" },
  description: { en: "Writes a note into a ticket's history.", zh: "在工单历史中写入备注。" },
  category: "tickets",
  icon: "message-square",
  channels: ALL_CHANNELS,
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ticketRef,
    note: template({ en: "Note", zh: "备注" }, { max: 10_000, widget: "text-area" }),
    public: yesNo({ en: "The customer may see it", zh: "客户可见" }),
  }),
  exits: { done, "no-ticket": ticketMissing, failed },
  summary: ({ note }) => ({ en: note.slice(0, 60), zh: note.slice(0, 60) }),
  run: async ({ ticket, note, public: isPublic }, { ports, effect, text }) => {
    const event = { type: "commented", text: text(note), public: isPublic } as const;
    const noted = await ports.ticketDesk.apply(text(ticket).trim(), [event], effect);
    return { exit: noted.ok ? "done" : exitOf(noted.error) };
  },
});
