import type { Directory, TenantRow } from "@patchbay/ports/stores";

/** Each tenant's phones have their own realm, `<slug>.<suffix>`: a name of one tenant proves nothing in another. */
export async function tenantOfRealm(
  directory: Directory,
  realm: string,
  suffix: string,
): Promise<TenantRow | undefined> {
  const tail = `.${suffix}`;
  if (!realm.endsWith(tail)) return undefined;
  const slug = realm.slice(0, -tail.length);
  return /^[a-z0-9-]{1,63}$/.test(slug) ? directory.tenantBySlug(slug) : undefined;
}
