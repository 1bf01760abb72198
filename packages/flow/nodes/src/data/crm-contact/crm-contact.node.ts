import type { Result } from "@patchbay/base/result";
import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { CrmContact, CrmError, CrmFields } from "@patchbay/ports/flow/crm-port";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { saveAs, template } from "../../parts/fields.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";

const ACTIONS = {
  find: { en: "Look up", zh: "查询" },
  create: { en: "Create", zh: "新建" },
  update: { en: "Update", zh: "更新" },
  save: { en: "Update or create", zh: "更新或新建" },
} as const;

const config = z.object({
  action: z
    .enum(["find", "create", "update", "save"])
    .default("find")
    .meta(form({ title: { en: "What to do", zh: "操作" }, options: ACTIONS })),
  field: z
    .string()
    .max(60)
    .default("phone")
    .meta(
      form({
        title: { en: "Find by field", zh: "按字段查找" },
        help: {
          en: "A field of your CRM connection, e.g. phone. Not used to create.",
          zh: "CRM 连接中的字段，例如 phone。新建时不使用。",
        },
        required: true,
      }),
    ),
  value: template({ en: "Whose value is", zh: "字段的值" }, { fresh: "{{ call.from }}", required: false }),
  fields: namedValues({ en: "Fields to write", zh: "写入的字段" }, { en: "Field", zh: "字段" }),
  into: saveAs("contact", { gives: "object", required: true }),
});

type Config = z.output<typeof config>;
type Found = Result<CrmContact | undefined, CrmError>;

export const crmContact = defineNode({
  type: "crm-contact",
  version: 1,
  title: { en: "CRM contact", zh: "CRM 联系人" },
  description: {
    en: "Looks up, creates or updates a contact at your CRM.",
    zh: "在您的 CRM 中查询、新建或更新联系人。",
  },
  category: "data",
  icon: "contact",
  channels: ALL_CHANNELS,
  needs: ["crm"],
  config,
  exits: {
    found: { title: { en: "Contact there", zh: "已有联系人" } },
    "not-found": { title: { en: "Not found", zh: "未找到" } },
    failed: failedOutside,
  },
  check: ({ action, fields }) =>
    action !== "find" && fields.length === 0
      ? [{ field: ["fields"], message: { en: "says nothing to write", zh: "没有要写入的字段" } }]
      : [],
  summary: ({ action, field, fields }) => {
    const names = action === "create" ? "" : field;
    const written = fields.map(({ name }) => name).join(", ");
    const text = (word: string) => [word, names, action === "find" ? "" : written].filter(Boolean).join(" · ");
    return { en: text(ACTIONS[action].en), zh: text(ACTIONS[action].zh) };
  },
  run: async (settings, context) => {
    const contact = await contactBy(settings, context);
    if (!contact.ok) return { exit: "failed" };
    const { value } = contact;
    if (!value) return { exit: "not-found", set: { [settings.into]: null } };
    return { exit: "found", set: { [settings.into]: { ...value.fields, id: value.id } } };
  },
});

async function contactBy({ action, field, value, fields }: Config, context: NodeContext): Promise<Found> {
  const { crm } = context.ports;
  const written = filledIn(fields, context) as CrmFields;
  if (action === "create") return crm.create(written, context.effect);
  const wanted = context.text(value).trim();
  const found: Found =
    wanted === "" ? { ok: true, value: undefined } : await crm.find({ field, value: wanted }, context.effect);
  if (action === "find" || !found.ok) return found;
  if (found.value) return crm.update(found.value.id, written, context.effect);
  if (action === "update") return found;
  return crm.create(wanted === "" ? written : { [field]: wanted, ...written }, context.effect);
}
