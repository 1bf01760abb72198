import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { TICKET_NEWS } from "@patchbay/ports/flow/record-ports";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { failed, timedOut } from "../../parts/exits.ts";
import { choiceName, saveAs, saved, template, yesNo } from "../../parts/fields.ts";
import { asVariable, exitOf, ownTicketRef, STATUSES, ticketMissing } from "../../parts/tickets.ts";

const MOST_WAIT = 366 * 24 * 3_600_000;

const NEWS = {
  "customer-commented": { en: "The customer writes", zh: "客户留言" },
  "agent-commented": { en: "A colleague writes", zh: "坐席留言" },
  edited: { en: "Somebody edits it", zh: "有人编辑" },
  "sla-warning": { en: "A promise is nearly late", zh: "SLA 即将超时" },
  "sla-breach": { en: "A promise is late", zh: "SLA 已超时" },
} as const;

const move = z.object({
  id: choiceId,
  label: choiceName,
  forCustomer: yesNo({ en: "Customers may take it", zh: "客户可用" }, false),
});

/** Exits of events stand beside those of moves, under names that no move of a person has. */
const newsExit = (news: keyof typeof NEWS) => `on-${news}`;

export const ticketStep = defineNode({
  type: "ticket-step",
  version: 1,
  title: { en: "Ticket status", zh: "工单状态" },
  description: {
    en: "Brings the ticket to a status and waits there: each way out is a button that people press, or something that happens.",
    zh: "将工单置于某个状态并停留：每个出口是人员可点的按钮，或某个事件。",
  },
  category: "tickets",
  icon: "clipboard-list",
  channels: ["ticket"],
  needs: ["ticketDesk"],
  config: z.object({
    ticket: ownTicketRef,
    name: template({ en: "Called", zh: "名称" }, { max: 60 }),
    status: z
      .enum(["new", "open", "pending", "resolved", "closed"])
      .default("open")
      .meta(
        form({
          title: { en: "Counts as", zh: "归类为" },
          help: { en: "For lists, reports and service levels.", zh: "用于列表、报表和 SLA。" },
          options: STATUSES,
        }),
      ),
    moves: z
      .array(move)
      .max(12)
      .default([])
      .meta(form({ title: { en: "Ways out", zh: "可执行的操作" } })),
    wakeOn: z
      .array(z.enum(TICKET_NEWS))
      .max(TICKET_NEWS.length)
      .default([])
      .meta(form({ title: { en: "Also goes on when", zh: "以下情况也继续" }, options: NEWS })),
    forMs: duration(
      { en: "Stays at most", zh: "最长停留" },
      { min: 0, max: MOST_WAIT, fresh: 0 },
      { help: { en: "0 = for ever.", zh: "0 表示一直停留。" } },
    ),
    into: saveAs("ticket", { gives: "object", advanced: true }),
  }),
  exits: { timeout: { ...timedOut, sets: true }, "no-ticket": ticketMissing, failed },
  choices: ({ moves, wakeOn }) => [
    ...choiceExits(moves, ({ label }) => label).map((exit) => ({ ...exit, by: "person" as const })),
    ...choiceExits(
      wakeOn.map((news) => ({ id: newsExit(news), news })),
      ({ news }) => NEWS[news].en,
    ).map((exit, index) => ({ ...exit, title: NEWS[wakeOn[index] as keyof typeof NEWS] })),
  ],
  check: ({ moves }) => duplicateIds("moves", moves),
  keeps: ({ forMs }) => ({ timeout: forMs === 0 ? Number.POSITIVE_INFINITY : forMs }),
  summary: ({ name, status, moves }) => ({
    en: [`${name} (${STATUSES[status].en})`, ...moves.map(({ label }) => label)].join(" · "),
    zh: [`${name}（${STATUSES[status].zh}）`, ...moves.map(({ label }) => label)].join(" · "),
  }),
  run: async ({ ticket, name, status, moves, wakeOn, forMs, into }, { ports, effect, text, now }) => {
    // Reckoned from when the step was reached: a restart does not make it longer.
    const left = forMs === 0 ? 0 : Math.max(1, now + forMs - ports.clock.now());
    const ways = moves.map(({ id, label, forCustomer }) => ({ id, title: label, forCustomer }));
    const stood = await ports.ticketDesk.stand(
      { ticket: text(ticket).trim(), status, title: text(name), moves: ways, wakeOn, forMs: left },
      effect,
    );
    if (!stood.ok) return { exit: exitOf(stood.error) };
    const set = saved(into, asVariable(stood.value.card));
    if (stood.value.how === "moved") return { exit: `choice:${stood.value.move}`, ...set };
    if (stood.value.how === "timeout") return { exit: "timeout", ...set };
    if (stood.value.how === "ended") return { exit: "failed" };
    return { exit: `choice:${newsExit(stood.value.how)}`, ...set };
  },
});
