import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";

const PRIORITIES = {
  low: { en: "Low", zh: "低" },
  normal: { en: "Normal", zh: "普通" },
  high: { en: "High", zh: "高" },
  urgent: { en: "Urgent", zh: "紧急" },
} as const;

const field = z.object({
  name: z
    .string()
    .min(1)
    .max(60)
    .default("field")
    .meta(form({ title: { en: "Field", zh: "字段" } })),
  value: z
    .string()
    .max(5_000)
    .default("")
    .meta(form({ title: { en: "Value", zh: "值" }, holds: "template" })),
});

export const createTicket = defineNode({
  type: "create-ticket",
  version: 1,
  title: { en: "Create ticket", zh: "创建工单" },
  description: {
    en: "Leaves a ticket behind, tied to this contact and its customer.",
    zh: "创建与本次联络及客户关联的工单。",
  },
  category: "tickets",
  icon: "ticket",
  channels: ALL_CHANNELS,
  needs: ["tickets"],
  config: z.object({
    type: z
      .string()
      .min(1)
      .max(60)
      .default("question")
      .meta(form({ title: { en: "Type", zh: "类型" } })),
    subject: z
      .string()
      .max(500)
      .default("")
      .meta(form({ title: { en: "Subject", zh: "主题" }, holds: "template", required: true })),
    description: z
      .string()
      .max(10_000)
      .default("")
      .meta(form({ title: { en: "Description", zh: "描述" }, holds: "template", widget: "text-area" })),
    priority: z
      .enum(["low", "normal", "high", "urgent"])
      .default("normal")
      .meta(form({ title: { en: "Priority", zh: "优先级" }, options: PRIORITIES })),
    queue: z
      .string()
      .optional()
      .meta(form({ title: { en: "For queue", zh: "所属队列" }, holds: "queue" })),
    fields: z
      .array(field)
      .max(50)
      .default([])
      .meta(form({ title: { en: "Fields", zh: "字段" } })),
    into: z
      .string()
      .default("ticket")
      .meta(
        form({
          title: { en: "Save as", zh: "保存为" },
          help: { en: "id and number of it.", zh: "包含 id 和 number。" },
          holds: "variable",
          gives: "object",
          advanced: true,
        }),
      ),
  }),
  exits: { created: { title: { en: "Created", zh: "已创建" } }, failed },
  summary: ({ subject }) => ({ en: subject, zh: subject }),
  run: async (config, { ports, effect, text }) => {
    const queue = text(config.queue ?? "");
    const created = await ports.tickets.create(
      {
        type: config.type,
        subject: text(config.subject),
        description: text(config.description),
        priority: config.priority,
        fields: Object.fromEntries(config.fields.map(({ name, value }) => [name, text(value)])),
        ...(queue ? { queue } : {}),
      },
      effect,
    );
    if (!created.ok) return { exit: "failed" };
    const { ticket, number } = created.value;
    return { exit: "created", ...(config.into ? { set: { [config.into]: { id: ticket, number } } } : {}) };
  },
});
