import { defineNode, JUMP } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { labelName } from "../../parts/labels.ts";

export const jump = defineNode({
  type: "jump",
  version: 1,
  title: { en: "Jump", zh: "跳转" },
  description: {
    en: "Goes on at a label of this flow, without a line across the canvas.",
    zh: "跳到本流程的某个标签继续，无需横跨画布的连线。",
  },
  category: "logic",
  icon: "forward",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({ to: labelName }),
  exits: {},
  summary: ({ to }) => ({ en: `→ ${to}`, zh: `→ ${to}` }),
  jumpsTo: ({ to }) => to.trim(),
  lower: (_config, to) => ({ op: "assign", set: [], next: to(JUMP) }),
});
