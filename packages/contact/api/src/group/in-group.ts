import type { Permission } from "@patchbay/domain/permission";
import { openGroup } from "@patchbay/use-cases/group/open-group";
import { may } from "../procedures.ts";

/** Where every procedure on a group starts: the organisations below the caller's own, and no others. */
export const mayInGroup = (permission: Extract<Permission, `group:${string}`>) =>
  may(permission).use(async ({ ctx, next }) =>
    next({ ctx: { group: await openGroup(ctx.services.stores, ctx.tenant) } }),
  );
