import { may } from "../procedures.ts";

export const listMembers = may("member:manage").query(async ({ ctx }) => {
  const [members, invitations] = await Promise.all([
    ctx.members.list(ctx.tenant.id),
    ctx.members.invitations(ctx.tenant.id),
  ]);
  return { members, invitations };
});
