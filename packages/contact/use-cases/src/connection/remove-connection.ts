import type { ConnectionKind } from "@patchbay/ports/store/flow-data-stores";
import { type Acting, record } from "../acting.ts";

/** Its secret goes with it. */
export const removeConnection =
  (acting: Acting) =>
  async ({ kind }: { readonly kind: ConnectionKind }): Promise<void> => {
    await acting.stores.connections.remove(kind);
    await record(acting)("connection.removed", kind);
  };
