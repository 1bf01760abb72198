import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { done, failedOutside } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";

const SIDES = {
  party: { en: "What the caller says", zh: "来电者的声音" },
  both: { en: "Both sides, on two channels", zh: "双方声音（双声道）" },
} as const;

const fact = z.object({
  name: z
    .string()
    .min(1)
    .max(60)
    .default("name")
    .meta(form({ title: { en: "Name", zh: "名称" } })),
  value: template({ en: "Value", zh: "内容" }, { max: 1_000, required: false }),
});

export const startStream = defineNode({
  type: "start-stream",
  version: 1,
  title: { en: "Stream audio", zh: "推送音频流" },
  description: {
    en: "Sends a live copy of the call's audio to a WebSocket: for transcription, analysis, fraud detection.",
    zh: "将通话音频实时推送到 WebSocket，用于转写、分析或反欺诈。",
  },
  category: "voice",
  icon: "radio",
  channels: VOICE,
  needs: ["stream"],
  config: z.object({
    url: template(
      { en: "Address", zh: "地址" },
      { max: 2_000, placeholder: { en: "wss://listen.example.com/calls", zh: "wss://listen.example.com/calls" } },
    ),
    sides: z
      .enum(["party", "both"])
      .default("both")
      .meta(form({ title: { en: "What is sent", zh: "推送内容" }, options: SIDES })),
    speaks: yesNo({ en: "The other end speaks (voice bot)", zh: "对端可发声（语音机器人）" }),
    facts: z
      .array(fact)
      .max(20)
      .default([])
      .meta(form({ title: { en: "Told first", zh: "首先告知" }, advanced: true })),
  }),
  exits: { done, failed: failedOutside },
  summary: ({ url }) => ({ en: url, zh: url }),
  run: async ({ url, sides, speaks, facts }, { ports, effect, text, secretText }) => {
    const told = Object.fromEntries(facts.map(({ name, value }) => [name, text(value)]));
    const request = { url: secretText(url).trim(), sides, facts: told, ...(speaks ? { speaks } : {}) };
    const started = await ports.stream.start(request, effect);
    return { exit: started.ok ? "done" : "failed" };
  },
});
