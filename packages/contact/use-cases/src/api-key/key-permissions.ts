import { PERMISSIONS, type Permission } from "@patchbay/domain/permission";

/** What a program must not do in a tenant's name: let people or other programs in. */
const NEVER: readonly Permission[] = ["member:manage", "integration:manage"];

export const KEY_PERMISSIONS = PERMISSIONS.filter((permission) => !NEVER.includes(permission));
