import { restoreVersion } from "@patchbay/use-cases/release/restore-version";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name, revision, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";

export const restoreVersionProcedure = may("flow:edit")
  .input(z.object({ flow: name, version: versionNumber, revision }))
  .mutation(async ({ ctx, input }) => unwrap(await restoreVersion(ctx)(input)));
