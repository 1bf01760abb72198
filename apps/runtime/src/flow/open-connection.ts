import type { ConnectionKind } from "@patchbay/ports/store/flow-data-stores";
import type { z } from "zod";
import type { LiveContact } from "../contact/live-contact.ts";

/** The tenant's account of a kind, its secret opened; undefined when there is none, or it cannot be read any more. */
export async function openConnection<Schema extends z.ZodType>(
  { stores, world, id }: LiveContact,
  kind: ConnectionKind,
  schema: Schema,
): Promise<{ readonly settings: z.output<Schema>; readonly secret: string | undefined } | undefined> {
  const connection = await stores.connections.find(kind);
  if (!connection) return undefined;
  const settings = schema.safeParse(connection.settings);
  const secret = connection.sealed === undefined ? undefined : world.vault.open(connection.sealed);
  if (settings.success && (connection.sealed === undefined || secret !== undefined)) {
    return { settings: settings.data, secret };
  }
  world.log.warn({ call: id, kind }, "a connection cannot be opened: save it anew");
  return undefined;
}
