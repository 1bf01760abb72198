import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";

export const start = defineNode({
  type: "start",
  version: 1,
  role: "start",
  title: { en: "Start", zh: "开始" },
  description: { en: "Where the flow begins.", zh: "流程从这里开始。" },
  category: "logic",
  icon: "play",
  channels: ALL_CHANNELS,
  needs: [],
  config: z.object({}),
  exits: { next: { title: { en: "Begins with", zh: "首先" } } },
  summary: () => ({ en: "", zh: "" }),
  lower: (_config, to) => ({ op: "assign", set: [], next: to("next") }),
});
