import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { WRITTEN } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template } from "../../parts/fields.ts";
import { messageTemplate, messageWords, wordsMissing, wordsOf } from "../../parts/messages.ts";

/** What leads out of a chat must be a web address: a script in a link is no link. */
const WEB = /^https?:\/\/[^\s<>"]+$/i;

export const sendMessage = defineNode({
  type: "send-message",
  version: 1,
  title: { en: "Send message", zh: "发送消息" },
  description: {
    en: "Writes to the customer in the conversation, with a picture or a link if you like.",
    zh: "在会话中向客户发送文字，可附图片或链接。",
  },
  category: "messages",
  icon: "message-square-text",
  channels: WRITTEN,
  needs: ["conversation", "messages"],
  config: z.object({
    body: messageWords({ en: "Text", zh: "内容" }),
    template: messageTemplate,
    image: template({ en: "Picture's address", zh: "图片地址" }, { required: false, max: 2_000 }),
    link: template({ en: "Link", zh: "链接" }, { required: false, max: 2_000 }),
    linkLabel: template({ en: "Words of the link", zh: "链接文字" }, { required: false, max: 200 }),
  }),
  exits: { next: done, failed },
  check: wordsMissing,
  summary: ({ body, template: name }) => ({ en: name ?? body.slice(0, 60), zh: name ?? body.slice(0, 60) }),
  run: async ({ image, link, linkLabel, ...own }, context) => {
    const { ports, effect, text } = context;
    const words = await wordsOf(own, context);
    if (!words || words.body.trim() === "") return { exit: "failed" };
    const [picture, url] = [text(image).trim(), text(link).trim()];
    await ports.conversation.say(
      {
        text: words.body,
        ...(WEB.test(picture) ? { image: picture } : {}),
        ...(WEB.test(url) ? { link: { url, label: text(linkLabel).trim() || url } } : {}),
      },
      effect,
    );
    return { exit: "next" };
  },
});
