import type { Result } from "@patchbay/base/result";
import type { Role } from "@patchbay/domain/permission";
import type { Invitation, Members, NoSeat } from "@patchbay/ports/members";
import { type Acting, record } from "../acting.ts";

export const inviteMember =
  (acting: Acting & { readonly members: Members }) =>
  async (input: {
    readonly email: string;
    readonly role: Role;
  }): Promise<Result<Invitation, { readonly code: "member.already-there"; readonly email: string } | NoSeat>> => {
    const { members, stores, by } = acting;
    const invited = await members.invite(stores.tenant, { ...input, by });
    if (invited.ok) await record(acting)("member.invited", input.email, { role: input.role });
    return invited;
  };
