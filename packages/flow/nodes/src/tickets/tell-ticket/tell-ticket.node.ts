import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs, saved, template } from "../../parts/fields.ts";
import { asVariable, STATUSES } from "../../parts/tickets.ts";

export const tellTicket = defineNode({
  type: "tell-ticket",
  version: 1,
  title: { en: "Tell ticket progress", zh: "告知工单进度" },
  description: {
    en: "Tells a customer how their ticket stands, when the number and who asks belong together.",
    zh: "核对工单号与客户身份后，告知客户工单进度。",
  },
  category: "tickets",
  icon: "message-circle",
  channels: VOICE_AND_CHAT,
  needs: ["ticketDesk", "voice"],
  config: z.object({
    ticket: template(
      { en: "Ticket number", zh: "工单编号" },
      { fresh: "{{ number }}", max: 200, help: { en: "As the customer gave it.", zh: "客户提供的编号。" } },
    ),
    handle: template(
      { en: "Asked by", zh: "询问者" },
      {
        fresh: "{{ call.from }}",
        max: 200,
        help: {
          en: "A phone number or e-mail address that must be the customer's of the ticket.",
          zh: "电话号码或邮箱，必须属于该工单的客户。",
        },
      },
    ),
    into: saveAs("ticket", { gives: "object", advanced: true }),
  }),
  exits: {
    told: { title: { en: "Told", zh: "已告知" }, sets: true },
    "no-match": { title: { en: "Does not match", zh: "不匹配" }, sets: false },
    "too-many": { title: { en: "Tried too often", zh: "尝试过多" }, sets: false },
    failed,
  },
  summary: ({ ticket, handle }) => ({ en: `${ticket} · ${handle}`, zh: `${ticket} · ${handle}` }),
  run: async ({ ticket, handle, into }, { ports, effect, text, variables }) => {
    const asked = { ticket: text(ticket).replace(/^\s*#|\s/g, ""), handle: text(handle).trim() };
    const found = await ports.ticketDesk.ask(asked, effect);
    if (!found.ok) {
      if (found.error.code === "ticket.too-many") return { exit: "too-many" };
      return { exit: found.error.code === "ticket.not-found" ? "no-match" : "failed" };
    }
    const { number, status, step } = found.value;
    const isChinese = String(variables.language ?? "").startsWith("zh");
    const state = step ?? (isChinese ? STATUSES[status].zh : STATUSES[status].en);
    const words = isChinese ? `工单 ${number} 的状态是：${state}。` : `Ticket ${number}: ${state}.`;
    const said = await ports.voice.play([{ kind: "speech", text: words }], { interruptible: false }, effect);
    return said.ok ? { exit: "told", ...saved(into, asVariable(found.value)) } : { exit: "failed" };
  },
});
