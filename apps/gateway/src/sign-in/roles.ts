import type { Role } from "@patchbay/domain/permission";
import { createAccessControl } from "better-auth/plugins/access";
import { defaultStatements } from "better-auth/plugins/organization/access";

/**
 * Our five roles as better-auth's organisation plugin wants them. They are allowed nothing there: members are managed by
 * our own procedures (`member.*`), which check our permissions and leave an audit row.
 */
export const accessControl = createAccessControl(defaultStatements);

const none = accessControl.newRole({});

export const roles = {
  admin: none,
  analyst: none,
  agent: none,
  supervisor: none,
  manager: none,
} as const satisfies Record<Role, typeof none>;
