import { router } from "../procedures.ts";
import { inviteMemberProcedure } from "./invite-member.ts";
import { listMembers } from "./list-members.ts";
import { removeMemberProcedure } from "./remove-member.ts";
import { setMemberRoleProcedure } from "./set-member-role.ts";

export const memberRouter = router({
  list: listMembers,
  invite: inviteMemberProcedure,
  setRole: setMemberRoleProcedure,
  remove: removeMemberProcedure,
});
