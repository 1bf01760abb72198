import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { done, failed } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { filledIn, namedValues } from "../../parts/named-values.ts";
import { tableName } from "../../parts/tables.ts";

const HOW = {
  add: { en: "Add a row", zh: "添加一行" },
  change: { en: "Change rows", zh: "修改匹配的行" },
  save: { en: "Change, or add when there is none", zh: "修改，没有则添加" },
  remove: { en: "Remove rows", zh: "删除匹配的行" },
} as const;

export const writeTable = defineNode({
  type: "write-table",
  version: 1,
  title: { en: "Write to table", zh: "写入数据表" },
  description: { en: "Adds, changes or removes rows of a data table.", zh: "添加、修改或删除数据表中的行。" },
  category: "data",
  icon: "save",
  channels: ALL_CHANNELS,
  needs: ["tables"],
  config: z.object({
    table: tableName,
    how: z
      .enum(["add", "change", "save", "remove"])
      .default("save")
      .meta(form({ title: { en: "What", zh: "操作" }, options: HOW })),
    where: namedValues({ en: "Rows where", zh: "匹配条件" }, { en: "Column", zh: "列" }),
    cells: namedValues({ en: "Columns", zh: "列" }, { en: "Column", zh: "列" }),
    into: saveAs("", {
      title: { en: "Save number of rows as", zh: "行数保存为" },
      gives: "number",
      advanced: true,
    }),
  }),
  exits: { done, failed },
  check: ({ how, where }) =>
    how !== "add" && where.length === 0
      ? [
          {
            field: ["where"],
            message: {
              en: "Say which rows are meant: without a condition it would be all of them.",
              zh: "请指定匹配条件，否则会影响所有行。",
            },
          },
        ]
      : [],
  summary: ({ how, table }) => ({ en: `${HOW[how].en}: ${table}`, zh: `${HOW[how].zh}：${table}` }),
  run: async ({ table, how, where, cells, into }, context) => {
    const { ports, effect, text } = context;
    const change = { table: text(table), how, where: filledIn(where, context), cells: filledIn(cells, context) };
    const written = await ports.tables.write(change, effect);
    return written.ok ? { exit: "done", ...saved(into, written.value.rows) } : { exit: "failed" };
  },
});
