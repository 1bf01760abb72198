import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import type { AttachmentStore } from "@patchbay/ports/attachment-store";
import { absent, replaceFile } from "./replace-file.ts";
import { safeName } from "./safe-name.ts";

/** Files of conversations in a local folder that all gateways share. */
export function fileAttachmentStore(dataDir: string): AttachmentStore {
  const root = resolve(dataDir, "attachments");
  const pathOf = (tenant: TenantId, id: string) => join(root, safeName(tenant), safeName(id));
  return {
    keep: (tenant, id, bytes) => replaceFile(pathOf(tenant, id), bytes),
    async read(tenant, id) {
      const bytes = await readFile(pathOf(tenant, id)).catch(absent);
      return bytes && new Uint8Array(bytes);
    },
    remove: (tenant, id) => rm(pathOf(tenant, id), { force: true }),
  };
}
