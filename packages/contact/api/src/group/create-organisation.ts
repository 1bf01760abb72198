import type { TenantId } from "@patchbay/base/ids";
import { createOrganisation } from "@patchbay/use-cases/group/create-organisation";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, timeZone, title } from "../inputs.ts";
import { mayInGroup } from "./in-group.ts";

export const createOrganisationProcedure = mayInGroup("group:manage")
  .input(
    z.object({
      name: title,
      slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, "2 to 40 small letters, digits and dashes"),
      parent: id<TenantId>(),
      timeZone,
      language: z.enum(["en", "zh"]),
    }),
  )
  .mutation(async ({ ctx, input }) => ({ id: unwrap(await createOrganisation(ctx)(input)) }));
