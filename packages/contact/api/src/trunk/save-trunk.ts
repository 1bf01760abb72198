import { saveTrunk } from "@patchbay/use-cases/trunk/save-trunk";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { may } from "../procedures.ts";
import { trunkInput } from "./trunk.input.ts";

/** `isNew`: refuses a name that is taken. Without a password the one that is there stays. */
export const saveTrunkProcedure = may("trunk:manage")
  .input(z.object({ trunk: trunkInput, password: z.string().max(500).optional(), isNew: z.boolean() }))
  .mutation(async ({ ctx, input: { trunk, ...how } }) =>
    unwrap(await saveTrunk(ctx)({ trunk: given(trunk), ...given(how) })),
  );
