import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { template } from "../../parts/fields.ts";
import { exitOf, listed, messageExits } from "../../parts/messages.ts";

export const notifyMembers = defineNode({
  type: "notify-members",
  version: 1,
  title: { en: "Notify members", zh: "通知成员" },
  description: { en: "Tells your own people by e-mail.", zh: "通过邮件通知团队成员。" },
  category: "tickets",
  icon: "bell",
  channels: ALL_CHANNELS,
  needs: ["messages"],
  config: z.object({
    people: z
      .array(z.string().min(1).max(200))
      .max(50)
      .default([])
      .meta(
        form({
          title: { en: "Whom", zh: "通知谁" },
          help: { en: "Names, extensions or addresses of members.", zh: "成员的姓名、分机号或邮箱。" },
          required: true,
        }),
      ),
    subject: template({ en: "Subject", zh: "主题" }, { max: 500 }),
    body: template({ en: "Text", zh: "正文" }, { max: 20_000, widget: "text-area" }),
  }),
  exits: {
    ...messageExits,
    nobody: { title: { en: "Nobody by these names", zh: "无此成员" }, sets: false },
  },
  summary: ({ people, subject }) => ({
    en: `${people.join(", ")}: ${subject}`,
    zh: `${people.join("、")}：${subject}`,
  }),
  run: async ({ people, subject, body }, { ports, effect, text }) => {
    const wanted = people.flatMap((person) => {
      const filled = text(person).trim();
      return filled.includes("@") ? listed(filled) : filled === "" ? [] : [filled];
    });
    const to = await ports.messages.addressesOf(wanted, effect);
    if (to.length === 0) return { exit: "nobody" };
    const title = text(subject)
      .replace(/[\r\n]+/g, " ")
      .trim();
    const sent = await ports.messages.send({ channel: "email", to, subject: title, text: text(body) }, effect);
    return { exit: sent.ok ? "sent" : exitOf(sent.error) };
  },
});
