import { z } from "zod";
import { may } from "../procedures.ts";
import { dataTable } from "./table.input.ts";

export const listTables = may("library:read")
  .meta({ rest: { method: "GET", path: "/tables", summary: "Data tables", answer: z.array(dataTable) } })
  .query(({ ctx }) => ctx.stores.dataTables.list());
