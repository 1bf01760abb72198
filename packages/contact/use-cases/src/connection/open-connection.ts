import type { ConnectionKind, ConnectionStore } from "@patchbay/ports/store/flow-data-stores";
import type { Vault } from "@patchbay/ports/vault";
import type { z } from "zod";

export interface OpenedConnection<Settings> {
  readonly settings: Settings;
  readonly secret: string | undefined;
}

/** The tenant's account of a kind, its secret opened. Undefined: there is none; `unreadable`: it must be saved anew. */
export async function openConnection<Schema extends z.ZodType>(
  { connections, vault }: { readonly connections: ConnectionStore; readonly vault: Vault },
  kind: ConnectionKind,
  schema: Schema,
): Promise<OpenedConnection<z.output<Schema>> | "unreadable" | undefined> {
  const connection = await connections.find(kind);
  if (!connection) return undefined;
  const settings = schema.safeParse(connection.settings);
  const secret = connection.sealed === undefined ? undefined : vault.open(connection.sealed);
  const readable = settings.success && (connection.sealed === undefined || secret !== undefined);
  return readable ? { settings: settings.data, secret } : "unreadable";
}
