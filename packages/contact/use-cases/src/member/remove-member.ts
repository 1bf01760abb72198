import type { UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Members } from "@patchbay/ports/members";
import { type Acting, record } from "../acting.ts";

export const removeMember =
  (acting: Acting & { readonly members: Members }) =>
  async (input: {
    readonly user: UserId;
  }): Promise<Result<undefined, { readonly code: "member.not-found" } | { readonly code: "member.last-admin" }>> => {
    const removed = await acting.members.remove(acting.stores.tenant, input.user);
    if (removed.ok) await record(acting)("member.removed", input.user);
    return removed;
  };
