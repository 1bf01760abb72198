import type { TenantId } from "@patchbay/base/ids";
import { ok, type Result } from "@patchbay/base/result";
import type { OrganisationLimits } from "@patchbay/ports/organisations";
import { record } from "../acting.ts";
import type { ActingInGroup } from "./acting-in-group.ts";
import { below, type NotInGroup } from "./open-group.ts";

/** Who is there already stays, and calls go on; nobody more comes in beyond a limit. */
export const setOrganisationLimits =
  (acting: ActingInGroup) =>
  async ({ id, ...limits }: { readonly id: TenantId } & OrganisationLimits): Promise<Result<undefined, NotInGroup>> => {
    const found = below(acting.group, id);
    if (!found.ok) return found;
    await acting.organisations.setLimits(id, limits);
    await record(acting)("organisation.limits-set", id, { ...limits });
    return ok(undefined);
  };
