import type { TenantId } from "@patchbay/base/ids";
import { setOrganisationLimits } from "@patchbay/use-cases/group/set-organisation-limits";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { mayInGroup } from "./in-group.ts";

const most = z.number().int().min(0).max(1_000_000).nullable();

export const setOrganisationLimitsProcedure = mayInGroup("group:manage")
  .input(z.object({ id: id<TenantId>(), agents: most, calls: most }))
  .mutation(async ({ ctx, input }) => unwrap(await setOrganisationLimits(ctx)(input)));
