import type { JsonObject } from "@patchbay/base/json";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";

const BY = {
  phone: { en: "Phone number", zh: "电话号码" },
  email: { en: "E-mail address", zh: "电子邮箱" },
  externalId: { en: "Your own customer number", zh: "客户编号" },
} as const;

export const lookUpCustomer = defineNode({
  type: "look-up-customer",
  version: 1,
  title: { en: "Look up customer", zh: "查询客户" },
  description: {
    en: "Finds the customer's card, by the caller's number unless you say otherwise; later steps read it as customer.",
    zh: "查找客户资料（默认按来电号码），后续步骤可通过 customer 读取。",
  },
  category: "data",
  icon: "user-search",
  channels: ALL_CHANNELS,
  needs: ["customers"],
  instant: true,
  config: z.object({
    by: z
      .enum(["phone", "email", "externalId"])
      .default("phone")
      .meta(form({ title: { en: "By", zh: "依据" }, options: BY })),
    value: z
      .string()
      .max(200)
      .default("{{ call.from }}")
      .meta(form({ title: { en: "Value", zh: "值" }, holds: "template", required: true })),
  }),
  exits: {
    found: { title: { en: "Found", zh: "找到" } },
    "not-found": { title: { en: "Not found", zh: "未找到" } },
    failed,
  },
  summary: ({ by }) => ({ en: `by ${BY[by].en.toLowerCase()}`, zh: `按${BY[by].zh}` }),
  run: async ({ by, value }, { ports, effect, text }) => {
    const wanted = text(value).trim();
    if (wanted === "") return { exit: "not-found", set: { customer: null } };
    const key = by === "phone" ? { phone: wanted } : by === "email" ? { email: wanted } : { externalId: wanted };
    const card = await ports.customers.find(key, effect);
    if (!card) return { exit: "not-found", set: { customer: null } };
    return { exit: "found", set: { customer: { ...card } as unknown as JsonObject } };
  },
});
