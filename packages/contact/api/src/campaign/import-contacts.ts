import type { CampaignId } from "@patchbay/base/ids";
import { importContacts } from "@patchbay/use-cases/campaign/import-contacts";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { id } from "../inputs.ts";
import { bytesOf, column, listFile } from "../list-file.ts";
import { may } from "../procedures.ts";
import { importReport } from "../rest/outbound-answers.ts";

/** `file`: the CSV file as it is, in base64. Without `apply` it is only looked at. */
export const importContactsProcedure = may("campaign:manage")
  .meta({
    rest: {
      method: "POST",
      path: "/campaigns/{id}/contacts",
      summary: "Look at a contact list, or take its contacts into the campaign",
      answer: importReport,
    },
  })
  .input(
    z.object({
      id: id<CampaignId>(),
      file: listFile,
      mapping: z.object({ number: column, name: column.optional(), timeZone: column.optional() }).optional(),
      country: z.string().length(2).optional(),
      apply: z.boolean().default(false),
    }),
  )
  .mutation(async ({ ctx, input: { id: campaign, file, mapping, country, apply } }) => {
    const how = given({ mapping: mapping && given(mapping), country });
    return unwrap(await importContacts(ctx)({ campaign, file: bytesOf(file), apply, ...how }));
  });
