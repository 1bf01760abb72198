import { ROLE_PERMISSIONS } from "@patchbay/domain/permission";
import type { SessionView } from "@patchbay/use-cases/session/session-view";
import { signedIn } from "../procedures.ts";

/** Who am I, where, and what may I do here? The first question of every page. */
export const mySession = signedIn.query(({ ctx }): SessionView => {
  const { user, tenants, at } = ctx.caller;
  if (!at) return { user, tenant: null, role: null, permissions: [], tenants };
  const { id, slug, name, timeZone, language } = at.tenant;
  return {
    user,
    tenant: { id, slug, name, timeZone, language },
    role: at.role,
    permissions: ROLE_PERMISSIONS[at.role],
    tenants,
  };
});
