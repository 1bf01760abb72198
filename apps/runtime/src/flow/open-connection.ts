import type { ConnectionKind } from "@patchbay/ports/store/flow-data-stores";
import * as connection from "@patchbay/use-cases/connection/open-connection";
import type { z } from "zod";
import type { LiveContact } from "../contact/live-contact.ts";

/** The tenant's account of a kind, its secret opened; undefined when there is none, or it cannot be read any more. */
export async function openConnection<Schema extends z.ZodType>(
  { stores, world, id }: LiveContact,
  kind: ConnectionKind,
  schema: Schema,
): Promise<connection.OpenedConnection<z.output<Schema>> | undefined> {
  const opened = await connection.openConnection({ ...stores, vault: world.vault }, kind, schema);
  if (opened !== "unreadable") return opened;
  world.log.warn({ call: id, kind }, "a connection cannot be opened: save it anew");
  return undefined;
}
