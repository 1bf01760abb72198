import type { TenantId } from "@patchbay/base/ids";
import { moveOrganisation } from "@patchbay/use-cases/group/move-organisation";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { mayInGroup } from "./in-group.ts";

export const moveOrganisationProcedure = mayInGroup("group:manage")
  .input(z.object({ id: id<TenantId>(), under: id<TenantId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await moveOrganisation(ctx)(input)));
