import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { labelName } from "../../parts/labels.ts";

export const label = defineNode({
  type: "label",
  version: 1,
  title: { en: "Label", zh: "标签" },
  description: { en: "A place that jumps of this flow go to by its name.", zh: "本流程中“跳转”按名称到达的位置。" },
  category: "logic",
  icon: "flag",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({ name: labelName }),
  exits: { next: { title: { en: "Goes on with", zh: "继续" } } },
  summary: ({ name }) => ({ en: name, zh: name }),
  label: ({ name }) => name.trim(),
  lower: (_config, to) => ({ op: "assign", set: [], next: to("next") }),
});
