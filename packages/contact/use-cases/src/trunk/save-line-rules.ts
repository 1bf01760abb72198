import type { Json } from "@patchbay/base/json";
import type { LineRules } from "@patchbay/domain/trunk/trunk";
import { type Acting, record } from "../acting.ts";

/** Holds for the next call. */
export const saveLineRules =
  (acting: Acting) =>
  async (rules: LineRules): Promise<void> => {
    await acting.stores.trunks.saveRules(rules);
    await record(acting)("trunk.rules-saved", "rules", rules as unknown as Json);
  };
