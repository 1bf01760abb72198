import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Permission, Role } from "@patchbay/domain/permission";
import type { TenantRow } from "@patchbay/ports/stores";

export interface SessionView {
  readonly user: { readonly id: UserId; readonly name: string; readonly email: string };
  /** The tenant being worked in; null for somebody who belongs to none (yet). */
  readonly tenant: Pick<TenantRow, "id" | "slug" | "name" | "timeZone" | "language"> | null;
  readonly role: Role | null;
  readonly permissions: readonly Permission[];
  /** Every tenant that the person belongs to, to switch between. */
  readonly tenants: readonly { readonly id: TenantId; readonly name: string; readonly slug: string }[];
}
