import type { UserId } from "@patchbay/base/ids";
import { removeMember } from "@patchbay/use-cases/member/remove-member";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeMemberProcedure = may("member:manage")
  .input(z.object({ user: id<UserId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await removeMember(ctx)(input)));
