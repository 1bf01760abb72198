import type { TenantId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { NewOrganisation } from "@patchbay/ports/organisations";
import { record } from "../acting.ts";
import type { ActingInGroup } from "./acting-in-group.ts";
import { chosen, type NotInGroup } from "./open-group.ts";

/** A new organisation somewhere in the group; whoever makes it is its first admin. */
export const createOrganisation =
  (acting: ActingInGroup) =>
  async (
    input: Omit<NewOrganisation, "admin">,
  ): Promise<Result<TenantId, NotInGroup | { readonly code: "organisation.slug-taken" }>> => {
    const parent = chosen(acting.group, [input.parent]);
    if (!parent.ok) return parent;
    const made = await acting.organisations.create({ ...input, admin: acting.by });
    if (made.ok) await record(acting)("organisation.created", made.value, { name: input.name, parent: input.parent });
    return made;
  };
