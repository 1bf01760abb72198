import type { UserId } from "@patchbay/base/ids";
import { setMembers } from "@patchbay/use-cases/queue/set-members";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** `queue` by name. */
export const setMembersProcedure = may("queue:manage")
  .input(z.object({ queue: name, members: z.array(id<UserId>()).max(2_000) }))
  .mutation(async ({ ctx, input }) => unwrap(await setMembers(ctx)(input)));
