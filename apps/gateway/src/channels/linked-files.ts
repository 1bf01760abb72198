import type { Clock } from "@patchbay/ports/clock";
import type { Message } from "@patchbay/ports/store/conversation-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { FileLinks } from "./file-links.ts";

/** A file of ours, to be had under an address that needs no signing in. */
export interface LinkedFile {
  readonly name: string;
  readonly type: string;
  readonly url: string;
}

export interface LinkWorld {
  readonly links: FileLinks;
  readonly clock: Clock;
  readonly publicUrl: string;
}

export function linkedFiles(
  { links, publicUrl, clock }: LinkWorld,
  { tenant }: TenantStores,
  { body }: Message,
): readonly LinkedFile[] {
  const attachments = body.kind === "text" ? (body.attachments ?? []) : [];
  return attachments.map(({ id, name, type }) => {
    const url = publicUrl + links.pathOf({ tenant, id, name, type }, clock.now());
    return { name, type, url };
  });
}
