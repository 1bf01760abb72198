import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";

const input = z.object({
  name: z
    .string()
    .min(1)
    .default("input")
    .meta(form({ title: { en: "Input of the sub-flow", zh: "子流程输入" } })),
  value: z
    .string()
    .default("")
    .meta(form({ title: { en: "Value", zh: "值" }, holds: "expression", required: true })),
});

const output = z.object({
  name: z
    .string()
    .default("")
    .meta(form({ title: { en: "Save as", zh: "保存为" }, holds: "variable", required: true })),
  from: z
    .string()
    .min(1)
    .default("output")
    .meta(form({ title: { en: "Output of the sub-flow", zh: "子流程输出" } })),
});

export const runSubFlow = defineNode({
  type: "run-sub-flow",
  version: 1,
  title: { en: "Run sub-flow", zh: "运行子流程" },
  description: {
    en: "Runs another published flow to its end, with values for its inputs, and takes its outputs back.",
    zh: "运行另一个已发布的流程直至结束，传入输入值并取回输出。",
  },
  category: "logic",
  icon: "workflow",
  channels: ALL_CHANNELS,
  needs: [],
  // What happens inside is checked where it is drawn.
  instant: false,
  config: z.object({
    flow: z
      .string()
      .default("")
      .meta(form({ title: { en: "Flow", zh: "流程" }, holds: "flow", required: true })),
    inputs: z
      .array(input)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Inputs", zh: "输入" } })),
    outputs: z
      .array(output)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Outputs", zh: "输出" } })),
  }),
  exits: { done, failed },
  summary: ({ flow }) => ({ en: flow, zh: flow }),
  lower: ({ flow, inputs, outputs }, to) => ({
    op: "call",
    flow,
    inputs: Object.fromEntries(inputs.map(({ name, value }) => [name, value])),
    outputs: Object.fromEntries(outputs.map(({ name, from }) => [name, from])),
    next: to("done"),
    onError: to("failed"),
  }),
});
