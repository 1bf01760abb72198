import type { TenantId } from "@patchbay/base/ids";

/** Files of conversations. Each tenant's own; a file never changes. */
export interface AttachmentStore {
  /** Whole or not at all. Kept again under the same id, it is the same file. */
  keep(tenant: TenantId, id: string, bytes: Uint8Array): Promise<void>;
  read(tenant: TenantId, id: string): Promise<Uint8Array | undefined>;
  /** Unknown ones are fine. */
  remove(tenant: TenantId, id: string): Promise<void>;
}
