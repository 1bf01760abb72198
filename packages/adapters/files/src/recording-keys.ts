import { randomBytes } from "node:crypto";
import type { TenantId } from "@patchbay/base/ids";
import type { RecordingSeal } from "@patchbay/ports/sound-store";
import type { Vault } from "@patchbay/ports/vault";
import { z } from "zod";

const KEY_BYTES = 32;
const envelope = z.object({ tenant: z.string(), key: z.base64url() });

/** A new key for a recording of the tenant, in the clear and in its envelope; undefined where the installation has no vault. */
export function newSeal(vault: Vault, tenant: TenantId): RecordingSeal | undefined {
  const key = randomBytes(KEY_BYTES).toString("base64url");
  const sealed = vault.seal(JSON.stringify({ tenant, key }));
  return sealed === undefined ? undefined : { key, envelope: sealed };
}

/** The key in an envelope; undefined when it is another tenant's, or of a vault whose secret is not known here. */
export function keyIn(vault: Vault, tenant: TenantId, sealed: string): string | undefined {
  const opened = vault.open(sealed);
  if (opened === undefined) return undefined;
  const parsed = envelope.safeParse(JSON.parse(opened));
  return parsed.success && parsed.data.tenant === tenant ? parsed.data.key : undefined;
}
