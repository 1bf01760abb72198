/** Roles of a member in a tenant, as sign-in knows them. */
export const ROLES = ["analyst", "admin", "agent", "supervisor", "manager"] as const;
export type Role = (typeof ROLES)[number];

/** `<thing>:<verb>`. Every procedure, route and topic names exactly one. */
export const PERMISSIONS = [
  "flow:read",
  "flow:edit",
  "flow:publish",
  "flow:test",
  "number:read",
  "number:bind",
  "trunk:read",
  "trunk:manage",
  "call:read",
  "call:handle",
  "call:supervise",
  "recording:listen",
  "agent:read",
  "agent:self",
  "agent:manage",
  "queue:read",
  "queue:manage",
  "campaign:read",
  "campaign:manage",
  "ticket:read",
  "ticket:edit",
  "ticket:arrange",
  "customer:read",
  "customer:edit",
  "customer:manage",
  "library:read",
  "library:edit",
  "canned-answer:edit",
  "workspace:use",
  "workspace:arrange",
  "dashboard:read",
  "dashboard:edit",
  "metric:read",
  "integration:manage",
  "event:raise",
  "member:manage",
  "group:read",
  "group:manage",
  "audit:read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a program must not do in a tenant's name: let people or other programs in. */
export const PEOPLE_ONLY: readonly Permission[] = ["member:manage", "group:manage", "integration:manage"];

const READ_ALL = PERMISSIONS.filter((permission) => permission.endsWith(":read"));

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  admin: PERMISSIONS,
  analyst: [
    "flow:read",
    "flow:edit",
    "flow:test",
    "number:read",
    "queue:read",
    "library:read",
    "library:edit",
    "ticket:read",
    "ticket:arrange",
    "canned-answer:edit",
    "call:read",
    "dashboard:read",
    "metric:read",
  ],
  agent: [
    "agent:self",
    "agent:read",
    "queue:read",
    "call:read",
    "call:handle",
    "ticket:read",
    "ticket:edit",
    "customer:read",
    "customer:edit",
    "library:read",
    "workspace:use",
  ],
  supervisor: [
    ...READ_ALL,
    "agent:self",
    "agent:manage",
    "queue:manage",
    "campaign:manage",
    "call:handle",
    "call:supervise",
    "recording:listen",
    "ticket:edit",
    "ticket:arrange",
    "customer:edit",
    "customer:manage",
    "canned-answer:edit",
    "workspace:use",
    "dashboard:edit",
  ],
  manager: [...READ_ALL, "recording:listen", "dashboard:edit"],
};

export function may(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
