import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { saveAs } from "../../parts/fields.ts";

export const errorHandler = defineNode({
  type: "error-handler",
  version: 1,
  role: "error-handler",
  title: { en: "Error handler", zh: "错误处理" },
  description: {
    en: "Where errors go whose exit is not connected, from every step of this flow.",
    zh: "本流程中未连接的出错出口都会到这里。",
  },
  category: "logic",
  icon: "shield-check",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({
    atMost: z
      .number()
      .int()
      .min(1)
      .max(100)
      .default(3)
      .meta(
        form({
          title: { en: "Errors taken", zh: "最多处理次数" },
          help: {
            en: "One more ends the flow as failed, so that a handler that fails itself does not go round for ever.",
            zh: "超过后流程以失败结束，避免错误处理自身出错而无限循环。",
          },
        }),
      ),
    into: saveAs("error", {
      help: { en: "step, label, exit and count of the error.", zh: "包含 step、label、exit 和 count。" },
      gives: "object",
      required: true,
      advanced: true,
    }),
  }),
  exits: {
    next: { title: { en: "On an error", zh: "出错时" } },
    "too-many": { title: { en: "Too many errors", zh: "错误过多" }, error: true },
  },
  summary: ({ atMost }) => ({ en: `up to ${atMost} errors`, zh: `最多 ${atMost} 次错误` }),
  caught: ({ into }, { node, label, exit }) => {
    const count = `(type(${into}) == "object" ? int(${into}.count) : 0) + 1`;
    const facts = [node, label, exit].map((text) => JSON.stringify(text));
    return [
      { name: into, value: `{"step": ${facts[0]}, "label": ${facts[1]}, "exit": ${facts[2]}, "count": ${count}}` },
    ];
  },
  lower: ({ into, atMost }, to) => ({
    op: "branch",
    cases: [{ when: `${into}.count > ${atMost}`, ...to("too-many") }],
    otherwise: to("next"),
  }),
});
