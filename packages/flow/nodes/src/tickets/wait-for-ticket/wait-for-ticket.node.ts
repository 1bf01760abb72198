import { HOUR, MINUTE } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { seconds } from "../../parts/duration.ts";
import { failed, timedOut } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { asVariable, exitOf, STATUSES, ticketMissing, ticketRef } from "../../parts/tickets.ts";

export const waitForTicket = defineNode({
  type: "wait-for-ticket",
  version: 1,
  title: { en: "Wait for ticket", zh: "等待工单" },
  description: {
    en: "Waits until somebody brings a ticket to a status, or for so long.",
    zh: "等待工单进入指定状态，或等到超时。",
  },
  category: "tickets",
  icon: "timer",
  channels: ALL_CHANNELS,
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ticketRef,
    status: z
      .enum(["new", "open", "pending", "resolved", "closed"])
      .default("resolved")
      .meta(form({ title: { en: "Status", zh: "状态" }, options: STATUSES })),
    forMs: z
      .number()
      .int()
      .min(1_000)
      .max(24 * HOUR)
      .default(5 * MINUTE)
      .meta(form({ title: { en: "At most", zh: "最长等待" }, widget: "duration" })),
    into: saveAs("ticket", { gives: "object", advanced: true }),
  }),
  exits: {
    reached: { title: { en: "Reached", zh: "已到达" } },
    timeout: { ...timedOut, sets: true },
    "no-ticket": ticketMissing,
    failed,
  },
  keeps: ({ forMs }) => ({ timeout: forMs }),
  summary: ({ ticket, status, forMs }) => ({
    en: `${ticket}: ${STATUSES[status].en}, ${seconds(forMs)}`,
    zh: `${ticket}：${STATUSES[status].zh}，${seconds(forMs)}`,
  }),
  run: async ({ ticket, status, forMs, into }, { ports, effect, text, now }) => {
    // Reckoned from when the step was reached: a restart does not make it longer.
    const left = Math.max(0, now + forMs - ports.clock.now());
    const waited = await ports.ticketDesk.waitFor(
      { ticket: text(ticket).trim(), statuses: [status], forMs: left },
      effect,
    );
    if (!waited.ok) return { exit: exitOf(waited.error) };
    return { exit: waited.value.how, ...saved(into, asVariable(waited.value.card)) };
  },
});
