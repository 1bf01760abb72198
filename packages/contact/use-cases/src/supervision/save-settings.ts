import type { SupervisionSettings } from "@patchbay/ports/store/supervision-store";
import { type Acting, record } from "../acting.ts";

export const saveSupervisionSettings =
  (acting: Acting) =>
  async (settings: Partial<SupervisionSettings>): Promise<void> => {
    await acting.stores.supervision.saveSettings(settings);
    await record(acting)("supervision.set", "supervision", { ...settings });
  };
