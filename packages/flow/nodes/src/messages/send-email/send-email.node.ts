import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { template } from "../../parts/fields.ts";
import {
  exitOf,
  listed,
  messageExits,
  messageTemplate,
  messageWords,
  wordsMissing,
  wordsOf,
} from "../../parts/messages.ts";

export const sendEmail = defineNode({
  type: "send-email",
  version: 1,
  title: { en: "Send e-mail", zh: "发送邮件" },
  description: { en: "Sends an e-mail by your own mail server.", zh: "通过您的邮件服务器发送邮件。" },
  category: "messages",
  icon: "mail",
  channels: ALL_CHANNELS,
  needs: ["messages"],
  config: z.object({
    to: template(
      { en: "To", zh: "收件人" },
      {
        fresh: "{{ customer.emails[0] }}",
        max: 1_000,
        help: { en: "Several with commas between.", zh: "多个地址用逗号分隔。" },
      },
    ),
    template: messageTemplate,
    subject: template({ en: "Subject", zh: "主题" }, { required: false, max: 500 }),
    body: messageWords({ en: "Text", zh: "正文" }),
    replyTo: template({ en: "Answers to", zh: "回复地址" }, { required: false, max: 200, advanced: true }),
  }),
  exits: {
    ...messageExits,
    "no-address": { title: { en: "No address", zh: "无地址" }, sets: false },
  },
  check: wordsMissing,
  summary: ({ to, subject, template: name }) => ({ en: `${to}: ${name ?? subject}`, zh: `${to}：${name ?? subject}` }),
  run: async ({ to, replyTo, ...own }, context) => {
    const { ports, effect, text } = context;
    const addresses = listed(text(to)).filter((address) => /^[^\s@<>]+@[^\s@<>]+$/.test(address));
    if (addresses.length === 0) return { exit: "no-address" };
    const words = await wordsOf(own, context);
    if (!words) return { exit: "failed" };
    const answers = text(replyTo).trim();
    const message = {
      channel: "email",
      to: addresses,
      subject: words.subject.replace(/[\r\n]+/g, " "),
      text: words.body,
      ...(answers === "" ? {} : { replyTo: answers }),
    } as const;
    const sent = await ports.messages.send(message, effect);
    return { exit: sent.ok ? "sent" : exitOf(sent.error) };
  },
});
