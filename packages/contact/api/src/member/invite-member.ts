import { ROLES } from "@patchbay/domain/permission";
import { inviteMember } from "@patchbay/use-cases/member/invite-member";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

/** `link` is for the invited person; whoever has it and the address may join. */
export const inviteMemberProcedure = may("member:manage")
  .input(z.object({ email: z.email().max(200).toLowerCase(), role: z.enum(ROLES) }))
  .mutation(async ({ ctx, input }) => {
    const invitation = unwrap(await inviteMember(ctx)(input));
    return { ...invitation, link: `${ctx.publicUrl}/invitation/${invitation.id}` };
  });
