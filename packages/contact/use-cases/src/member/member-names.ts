import type { TenantId } from "@patchbay/base/ids";
import type { Members } from "@patchbay/ports/members";

export interface KnowingMembers {
  readonly members: Members;
  readonly tenant: { readonly id: TenantId };
}

/** Who people are, for records that keep ids only. Who left has no name here. */
export async function memberNames({ members, tenant }: KnowingMembers): Promise<ReadonlyMap<string, string>> {
  return new Map((await members.list(tenant.id)).map(({ user, name }) => [user, name]));
}
