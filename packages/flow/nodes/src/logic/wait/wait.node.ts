import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { done } from "../../parts/exits.ts";

export const wait = defineNode({
  type: "wait",
  version: 1,
  title: { en: "Wait", zh: "等待" },
  description: {
    en: "Lets time pass, then goes on. A restart does not make it longer.",
    zh: "等待一段时间后继续；系统重启不会延长等待。",
  },
  category: "logic",
  icon: "hourglass",
  channels: ALL_CHANNELS,
  needs: [],
  instant: false,
  config: z.object({
    forMs: z
      .number()
      .int()
      .min(0)
      .max(MAX_DURATION)
      .default(1_000)
      .meta(form({ title: { en: "How long", zh: "时长" }, widget: "duration" })),
    expression: z
      .string()
      .default("")
      .meta(
        form({
          title: { en: "Or worked out", zh: "或由表达式计算" },
          help: {
            en: 'Milliseconds, e.g. duration("30s"). Wins over the fixed time.',
            zh: '毫秒数，例如 duration("30s")；优先于固定时长。',
          },
          holds: "expression",
          advanced: true,
        }),
      ),
  }),
  exits: { done },
  summary: ({ forMs, expression }) => ({ en: expression || seconds(forMs), zh: expression || seconds(forMs) }),
  lower: ({ forMs, expression }, to) => ({ op: "wait", forMs: expression || forMs, next: to("done") }),
});
