import type { DataTable } from "@patchbay/domain/data-table";
import { z } from "zod";
import { name, title } from "../inputs.ts";

/** Names of columns are what flows and REST call them. */
const columnName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,40}$/, "letters, digits and _");

const column = z.object({ name: columnName, title, type: z.enum(["text", "number", "boolean"]) });

export const table = z.object({
  name,
  title,
  columns: z
    .array(column)
    .min(1)
    .max(40)
    .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length, "two columns share a name"),
}) satisfies z.ZodType<DataTable>;

export const rowId = z.string().min(1).max(200);

export const cells = z.record(columnName, z.union([z.string().max(5_000), z.number(), z.boolean(), z.null()]));

export const dataRow = z.object({
  id: z.string(),
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export const dataTable = table.extend({ rows: z.number().int() });
