import { mergeBranch } from "@patchbay/use-cases/release/merge-branch";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name, revision } from "../inputs.ts";
import { may } from "../procedures.ts";

const decision = z.object({
  path: z.array(z.union([z.string().max(200), z.number().int()])).max(50),
  take: z.enum(["base", "ours", "theirs"]),
});

export const mergeBranchProcedure = may("flow:edit")
  .input(
    z.object({
      branch: name,
      direction: z.enum(["into-flow", "from-flow"]),
      revision,
      decisions: z.array(decision).max(5_000).default([]),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await mergeBranch(ctx)(input)));
