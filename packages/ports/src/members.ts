import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { Role } from "@patchbay/domain/permission";

/** Who belongs to a tenant, as sign-in keeps it. People of other tenants do not exist here. */
export interface Members {
  list(tenant: TenantId): Promise<readonly Member[]>;
  invitations(tenant: TenantId): Promise<readonly Invitation[]>;
  /** A person without an account gets one by accepting; one with an account joins with it. One open invitation per address. */
  invite(
    tenant: TenantId,
    invitation: { readonly email: string; readonly role: Role; readonly by: UserId },
  ): Promise<Result<Invitation, { readonly code: "member.already-there"; readonly email: string } | NoSeat>>;
  /** The last admin of a tenant stays one: nobody could let people in afterwards. */
  setRole(tenant: TenantId, user: UserId, role: Role): Promise<Result<Member, MemberStays | NoSeat>>;
  /** Ends the membership and the person's sessions in this tenant. */
  remove(tenant: TenantId, user: UserId): Promise<Result<undefined, MemberStays>>;
}

export type MemberStays = { readonly code: "member.not-found" } | { readonly code: "member.last-admin" };
/** The organisation may not have more people who take contacts (its group's admins set how many). */
export type NoSeat = { readonly code: "member.no-seat"; readonly limit: number };

export interface Member {
  readonly user: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Instant;
}

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Instant;
}
