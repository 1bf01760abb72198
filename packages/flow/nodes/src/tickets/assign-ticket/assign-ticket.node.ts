import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { saveAs, saved, template } from "../../parts/fields.ts";
import { asVariable, ticketMissing, ticketRef } from "../../parts/tickets.ts";

export const assignTicket = defineNode({
  type: "assign-ticket",
  version: 1,
  title: { en: "Assign ticket", zh: "分派工单" },
  description: { en: "Gives a ticket to one of your people.", zh: "把工单分派给某位成员。" },
  category: "tickets",
  icon: "user-check",
  channels: ALL_CHANNELS,
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ticketRef,
    agent: template(
      { en: "To", zh: "分派给" },
      { max: 200, help: { en: "Name, extension or e-mail address.", zh: "姓名、分机号或邮箱。" } },
    ),
    into: saveAs("ticket", { gives: "object", advanced: true }),
  }),
  exits: {
    done,
    "no-ticket": ticketMissing,
    "no-agent": { title: { en: "Nobody by that name", zh: "无此成员" }, sets: false },
    failed,
  },
  summary: ({ ticket, agent }) => ({ en: `${ticket} → ${agent}`, zh: `${ticket} → ${agent}` }),
  run: async ({ ticket, agent, into }, { ports, effect, text }) => {
    const assigned = await ports.ticketDesk.assign(text(ticket).trim(), text(agent).trim(), effect);
    if (assigned.ok) return { exit: "done", ...saved(into, asVariable(assigned.value)) };
    switch (assigned.error.code) {
      case "ticket.not-found":
        return { exit: "no-ticket" };
      case "ticket.unknown-agent":
        return { exit: "no-agent" };
      case "ticket.refused":
        return { exit: "failed" };
    }
  },
});
