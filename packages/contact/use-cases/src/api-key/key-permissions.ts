import { PEOPLE_ONLY, PERMISSIONS } from "@patchbay/domain/permission";

export const KEY_PERMISSIONS = PERMISSIONS.filter((permission) => !PEOPLE_ONLY.includes(permission));
