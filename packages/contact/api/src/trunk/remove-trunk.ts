import { removeTrunk } from "@patchbay/use-cases/trunk/remove-trunk";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeTrunkProcedure = may("trunk:manage")
  .input(z.object({ name }))
  .mutation(async ({ ctx, input }) => unwrap(await removeTrunk(ctx)(input)));
