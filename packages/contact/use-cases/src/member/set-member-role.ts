import type { UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Role } from "@patchbay/domain/permission";
import type { Member, MemberStays, Members, NoSeat } from "@patchbay/ports/members";
import { type Acting, record } from "../acting.ts";

export const setMemberRole =
  (acting: Acting & { readonly members: Members }) =>
  async (input: { readonly user: UserId; readonly role: Role }): Promise<Result<Member, MemberStays | NoSeat>> => {
    const changed = await acting.members.setRole(acting.stores.tenant, input.user, input.role);
    if (changed.ok) await record(acting)("member.role-set", input.user, { role: input.role });
    return changed;
  };
