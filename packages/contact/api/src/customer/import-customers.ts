import { LIST_ROLES } from "@patchbay/domain/customer/customer-list";
import { importCustomers } from "@patchbay/use-cases/customer/import-customers";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { bytesOf, column, listFile } from "../list-file.ts";
import { may } from "../procedures.ts";
import { customerImport } from "../rest/customer-answers.ts";

/** `file`: the CSV file as it is, in base64. Without `apply` it is only looked at. */
export const importCustomersProcedure = may("customer:manage")
  .meta({
    rest: {
      ...{ method: "POST", path: "/customers/import", summary: "Look at a list of customers, or take them in" },
      answer: customerImport,
    },
  })
  .input(
    z.object({
      file: listFile,
      mapping: z.partialRecord(z.enum(LIST_ROLES), column).optional(),
      country: z.string().length(2).optional(),
      apply: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx, input: { file, mapping, country, apply } }) => {
    const how = given({ mapping: mapping && given(mapping), country });
    return unwrap(await importCustomers(ctx)({ file: bytesOf(file), apply, ...how }));
  });
