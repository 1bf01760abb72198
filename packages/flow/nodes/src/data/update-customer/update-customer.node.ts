import { defineNode } from "@patchbay/node-kit/define-node";
import type { CustomerChange } from "@patchbay/ports/flow/record-ports";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { template, yesNo } from "../../parts/fields.ts";
import { asVariable, knownCustomer, noCustomer } from "../../parts/known-customer.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";

const optional = { required: false, max: 200 } as const;

const config = z.object({
  name: template({ en: "Name", zh: "姓名" }, optional),
  tier: template({ en: "Tier", zh: "等级" }, optional),
  language: template({ en: "Language", zh: "语言" }, { ...optional, advanced: true }),
  externalId: template({ en: "Your own customer number", zh: "客户编号" }, { ...optional, advanced: true }),
  phone: template({ en: "Add phone number", zh: "添加电话" }, optional),
  email: template({ en: "Add e-mail address", zh: "添加邮箱" }, optional),
  fields: namedValues({ en: "Own fields", zh: "自定义字段" }, { en: "Field", zh: "字段" }),
  createUnknown: yesNo({ en: "Make a customer when there is none", zh: "没有客户时新建" }, false, {
    help: { en: "With the caller's number.", zh: "使用来电号码。" },
  }),
});
type Config = z.output<typeof config>;

export const updateCustomer = defineNode({
  type: "update-customer",
  version: 1,
  title: { en: "Update customer", zh: "更新客户" },
  description: {
    en: "Writes what the flow has learnt into the customer's record.",
    zh: "把流程得知的信息写入客户资料。",
  },
  category: "data",
  icon: "contact-round",
  channels: ALL_CHANNELS,
  needs: ["customerRecords"],
  config,
  exits: { done, "no-customer": noCustomer, failed },
  summary: ({ name, tier, language, externalId, phone, email, fields }) => {
    const set = Object.entries({ name, tier, language, externalId, phone, email }).filter(([, value]) => value !== "");
    const text = [...set.map(([field]) => field), ...fields.map((field) => field.name)].join(", ");
    return { en: text, zh: text };
  },
  run: async (config, context) => {
    const { ports, effect, text, variables } = context;
    const change = changeOf(config, text, filledIn(config.fields, context));
    const customer = knownCustomer(variables);
    if (customer !== undefined) {
      const card = await ports.customerRecords.change(customer, change, effect);
      return card ? { exit: "done", set: { customer: asVariable(card) } } : { exit: "no-customer" };
    }
    if (!config.createUnknown) return { exit: "no-customer" };
    const from = text("{{ call.from }}");
    const phone = change.addPhone ?? from;
    const added = { ...change, name: change.name ?? from, ...(phone === "" ? {} : { addPhone: phone }) };
    const card = await ports.customerRecords.add(added, effect);
    return { exit: "done", set: { customer: asVariable(card) } };
  },
});

/** Fields that come out empty are left as they are. */
function changeOf(
  config: Config,
  text: (template: string) => string,
  fields: CustomerChange["fields"],
): CustomerChange {
  const given = {
    name: config.name,
    tier: config.tier,
    language: config.language,
    externalId: config.externalId,
    addPhone: config.phone,
    addEmail: config.email,
  };
  const filled = Object.entries(given).map(([field, value]) => [field, text(value).trim()] as const);
  return { ...Object.fromEntries(filled.filter(([, value]) => value !== "")), ...(fields ? { fields } : {}) };
}
