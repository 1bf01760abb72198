import type { TenantId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";

/** How many people who take contacts, and how many calls at once; null: as many as it likes. */
export interface OrganisationLimits {
  readonly agents: number | null;
  readonly calls: number | null;
}

export interface NewOrganisation {
  readonly name: string;
  /** Small letters, digits and dashes; one of a kind in the installation. */
  readonly slug: string;
  readonly timeZone: string;
  readonly language: "en" | "zh";
  readonly parent: TenantId;
  /** Its first admin, who lets the others in. */
  readonly admin: UserId;
}

/** The tree of organisations, as sign-in keeps it; tenants follow (Directory). Who may change what is asked before. */
export interface Organisations {
  create(organisation: NewOrganisation): Promise<Result<TenantId, { readonly code: "organisation.slug-taken" }>>;
  /** Refuses what would put an organisation below itself, also when two moves meet. */
  move(id: TenantId, under: TenantId): Promise<Result<undefined, { readonly code: "organisation.would-loop" }>>;
  setLimits(id: TenantId, limits: OrganisationLimits): Promise<void>;
}
