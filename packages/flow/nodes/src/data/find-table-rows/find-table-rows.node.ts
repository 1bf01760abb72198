import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs } from "../../parts/fields.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";
import { tableName } from "../../parts/tables.ts";

export const findTableRows = defineNode({
  type: "find-table-rows",
  version: 1,
  title: { en: "Look up in table", zh: "查询数据表" },
  description: {
    en: "Finds rows of a data table by what stands in their columns.",
    zh: "按列的内容查找数据表中的行。",
  },
  category: "data",
  icon: "table",
  channels: ALL_CHANNELS,
  needs: ["tables"],
  instant: true,
  config: z.object({
    table: tableName,
    where: namedValues({ en: "Where", zh: "条件" }, { en: "Column", zh: "列" }, { required: true }),
    most: z
      .number()
      .int()
      .min(1)
      .max(500)
      .default(20)
      .meta(form({ title: { en: "Rows at most", zh: "最多行数" }, advanced: true })),
    row: saveAs("row", { title: { en: "Save first row as", zh: "第一行保存为" }, gives: "object", required: true }),
    rows: saveAs("", { title: { en: "Save all rows as", zh: "所有行保存为" }, gives: "list", advanced: true }),
  }),
  exits: {
    found: { title: { en: "Found", zh: "找到" } },
    "not-found": { title: { en: "Not found", zh: "未找到" } },
    failed,
  },
  summary: ({ table, where }) => {
    const text = `${table}: ${where.map(({ name, value }) => `${name} = ${value}`).join(", ")}`;
    return { en: text, zh: text };
  },
  run: async ({ table, where, most, row, rows }, context) => {
    const { ports, effect, text } = context;
    const found = await ports.tables.find(text(table), filledIn(where, context), most, effect);
    if (!found.ok) return { exit: "failed" };
    const set = { [row]: found.value[0] ?? null, ...(rows ? { [rows]: [...found.value] } : {}) };
    return { exit: found.value.length > 0 ? "found" : "not-found", set };
  },
});
