import type { Role } from "@patchbay/domain/permission";

/** Where each role begins its day. */
export const LANDING: Readonly<Record<Role, string>> = {
  analyst: "/flows",
  admin: "/flows",
  agent: "/workspace",
  supervisor: "/dashboards",
  manager: "/dashboards",
};
