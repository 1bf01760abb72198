import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { template } from "../../parts/fields.ts";
import { exitOf, messageExits, messageTemplate, messageWords, wordsMissing, wordsOf } from "../../parts/messages.ts";

/** Ten parts of a concatenated message; gateways refuse more (3GPP TS 23.040 §9.2.3.24.1 allows 255, networks do not). */
const MAX_LENGTH = 1_530;

export const sendSms = defineNode({
  type: "send-sms",
  version: 1,
  title: { en: "Send text message", zh: "发送短信" },
  description: { en: "Sends an SMS by your own gateway.", zh: "通过您的短信网关发送短信。" },
  category: "messages",
  icon: "message-circle",
  channels: ALL_CHANNELS,
  needs: ["messages"],
  config: z.object({
    to: template({ en: "To", zh: "收件号码" }, { fresh: "{{ call.from }}", max: 200 }),
    template: messageTemplate,
    body: messageWords({ en: "Text", zh: "内容" }),
  }),
  exits: {
    ...messageExits,
    "no-number": { title: { en: "No number", zh: "无号码" }, sets: false },
  },
  check: wordsMissing,
  summary: ({ to, template: name, body }) => {
    const words = name ?? body.slice(0, 40);
    return { en: `${to}: ${words}`, zh: `${to}：${words}` };
  },
  run: async ({ to, ...own }, context) => {
    const { ports, effect, text } = context;
    const number = text(to).replace(/[\s().\-/]/g, "");
    if (!/^\+?[0-9]{3,20}$/.test(number)) return { exit: "no-number" };
    const words = await wordsOf(own, context);
    if (!words || words.body.trim() === "") return { exit: "failed" };
    const sent = await ports.messages.send(
      { channel: "sms", to: number, text: words.body.slice(0, MAX_LENGTH) },
      effect,
    );
    return { exit: sent.ok ? "sent" : exitOf(sent.error) };
  },
});
