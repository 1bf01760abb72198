import type { TenantId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { inTreeOrder, type Organisation } from "@patchbay/domain/group/organisation";
import type { FactStore } from "@patchbay/ports/store/fact-store";
import type { Stores, TenantRow } from "@patchbay/ports/stores";

/**
 * A tenant with all that are below it, and nobody else: what is not among them cannot be asked for here. Each is read through its own
 * stores, under its own row-level security; the figures are put together afterwards.
 */
export interface Group {
  readonly top: TenantRow;
  /** In the order of the tree, the one that looks first. */
  readonly organisations: readonly Organisation[];
  readonly rows: ReadonlyMap<TenantId, TenantRow>;
  factsOf(organisation: Organisation): FactStore;
}

export type NotInGroup = { readonly code: "organisation.not-found" };

/** As of now: an organisation that moved away is gone with the next look. */
export async function openGroup(stores: Stores, top: TenantRow): Promise<Group> {
  const rows = await stores.directory.subtree(top.id);
  return {
    top,
    organisations: inTreeOrder(top.id, rows),
    rows: new Map(rows.map((row) => [row.id, row])),
    factsOf: ({ id }) => stores.of(id).facts,
  };
}

/** Those of these ids; all when none are named. One that is not in the group is not found, like one that never was. */
export function chosen(
  { organisations }: Group,
  ids: readonly TenantId[] = [],
): Result<readonly Organisation[], NotInGroup> {
  if (ids.length === 0) return ok(organisations);
  const some = organisations.filter(({ id }) => ids.includes(id));
  return some.length === new Set(ids).size ? ok(some) : err({ code: "organisation.not-found" });
}

/** One that is below the one that looks: its limits and its place are set from above. */
export function below({ organisations, top }: Group, id: TenantId): Result<Organisation, NotInGroup> {
  const found = organisations.find((one) => one.id === id && id !== top.id);
  return found ? ok(found) : err({ code: "organisation.not-found" });
}
