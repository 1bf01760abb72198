import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { asVariable, knownCustomer, noCustomer } from "../../parts/known-customer.ts";

const tags = (title: { readonly en: string; readonly zh: string }) =>
  z.array(z.string().min(1).max(80)).max(20).default([]).meta(form({ title }));

export const tagCustomer = defineNode({
  type: "tag-customer",
  version: 1,
  title: { en: "Tag customer", zh: "客户标签" },
  description: { en: "Adds tags to the customer's record, or takes them away.", zh: "为客户资料添加或移除标签。" },
  category: "data",
  icon: "tag",
  channels: ALL_CHANNELS,
  needs: ["customerRecords"],
  config: z.object({
    add: tags({ en: "Add tags", zh: "添加标签" }),
    remove: tags({ en: "Take away tags", zh: "移除标签" }),
  }),
  exits: { done, "no-customer": noCustomer, failed },
  check: ({ add, remove }) =>
    add.length + remove.length === 0
      ? [{ field: ["add"], message: { en: "Name a tag to add or to take away.", zh: "请填写要添加或移除的标签。" } }]
      : [],
  summary: ({ add, remove }) => {
    const text = [...add.map((tag) => `+${tag}`), ...remove.map((tag) => `−${tag}`)].join(" ");
    return { en: text, zh: text };
  },
  run: async ({ add, remove }, { ports, effect, text, variables }) => {
    const customer = knownCustomer(variables);
    if (customer === undefined) return { exit: "no-customer" };
    const change = { addTags: add.map(text), removeTags: remove.map(text) };
    const card = await ports.customerRecords.change(customer, change, effect);
    return card ? { exit: "done", set: { customer: asVariable(card) } } : { exit: "no-customer" };
  },
});
