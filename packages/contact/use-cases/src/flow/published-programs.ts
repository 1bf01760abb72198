import type { PublishedProgram } from "@patchbay/compiler/compile-options";
import type { TenantStores } from "@patchbay/ports/stores";

/** The newest published program of every flow, by flow name: what sub-flow nodes are pinned to. */
export async function publishedPrograms(stores: TenantStores): Promise<ReadonlyMap<string, PublishedProgram>> {
  const published = (await stores.flows.list()).filter((flow) => flow.latestVersion !== undefined);
  const found = await Promise.all(
    published.map(async ({ name, latestVersion }) => {
      const versions = await stores.flows.versions(name);
      const hash = versions.find((version) => version.version === latestVersion)?.hash;
      const program = hash && (await stores.flows.program(hash));
      return hash && program ? ([name, { hash, program }] as const) : undefined;
    }),
  );
  return new Map(found.filter((entry) => entry !== undefined));
}
