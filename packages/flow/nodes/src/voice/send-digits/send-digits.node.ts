import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template } from "../../parts/fields.ts";

export const sendDigits = defineNode({
  type: "send-digits",
  version: 1,
  title: { en: "Send keys", zh: "发送按键" },
  description: {
    en: "Presses keys towards the caller's side, for machines that listen there.",
    zh: "向对方发送按键音，供对方的自动系统识别。",
  },
  category: "voice",
  icon: "grid-3x3",
  channels: VOICE,
  needs: ["line"],
  config: z.object({
    digits: template(
      { en: "Keys", zh: "按键" },
      { max: 200, help: { en: "0–9, *, #, A–D; w waits half a second.", zh: "0–9、*、#、A–D；w 表示等待半秒。" } },
    ),
  }),
  exits: { done, failed },
  summary: ({ digits }) => ({ en: digits, zh: digits }),
  run: async ({ digits }, { ports, effect, text }) => {
    const keys = text(digits).replace(/\s/g, "");
    if (!/^[0-9*#A-Dw]{1,64}$/i.test(keys)) return { exit: "failed" };
    const sent = await ports.line.sendDigits(keys, effect);
    return { exit: sent.ok ? "done" : "failed" };
  },
});
