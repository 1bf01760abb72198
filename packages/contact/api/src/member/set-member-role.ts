import type { UserId } from "@patchbay/base/ids";
import { ROLES } from "@patchbay/domain/permission";
import { setMemberRole } from "@patchbay/use-cases/member/set-member-role";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const setMemberRoleProcedure = may("member:manage")
  .input(z.object({ user: id<UserId>(), role: z.enum(ROLES) }))
  .mutation(async ({ ctx, input }) => unwrap(await setMemberRole(ctx)(input)));
