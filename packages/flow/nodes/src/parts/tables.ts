import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

/** One of the tenant's data tables. */
export const tableName = z
  .string()
  .max(80)
  .default("")
  .meta(form({ title: { en: "Table", zh: "数据表" }, holds: "table", required: true }));
